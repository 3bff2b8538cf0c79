import Kernels
import Learning

/// A model whose gradients are written down: for each step those of its two weights.
struct GivenGradients: TrainableModel {
  let layout = WeightLayout([
    WeightDescription("first", [3, 5], initialiser: .zeros),
    WeightDescription("second", [5], initialiser: .zeros),
  ])
  let lossNames = ["loss"]
  let columns = 1
  let start: [[Float]]
  let steps: [[[Float]]]

  func initialWeights(seed: UInt64) -> Weights {
    var weights = Weights(layout)
    (weights["first"], weights["second"]) = (start[0], start[1])
    return weights
  }

  func prepared(
    rows: Int, memory: ModelMemory, compute: Compute
  ) throws(LearningError) -> any PreparedModel {
    Prepared(self, memory, compute)
  }

  private final class Prepared: PreparedModel {
    let compute: Compute
    let input = Tensor(count: 1)
    private let model: GivenGradients
    private let memory: ModelMemory

    init(_ model: GivenGradients, _ memory: ModelMemory, _ compute: Compute) {
      self.model = model
      self.memory = memory
      self.compute = compute
    }

    func losses(_ pass: Pass) -> BatchLosses { BatchLosses(0) }

    func lossesAndGradients(_ pass: Pass, scale: Float, gradients: GradientUse) -> BatchLosses {
      for (entry, values) in zip(model.layout.entries, model.steps[Int(pass.number)]) {
        memory.gradients?.slice(entry.range).copy(from: values.span)
      }
      return BatchLosses(0)
    }
  }
}
