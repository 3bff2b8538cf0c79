import Kernels
import Numerics

/// Sets numbers to zero at random while training, so that no output leans on one of them.
///
/// The others are divided by the probability of being kept, so nothing changes when the network is
/// applied. Srivastava et al., J. Mach. Learn. Res. 15 (2014) 1929.
public struct Dropout: Layer {
  public static let kind = "dropout"

  /// The probability of each number to be dropped.
  public let probability: Double

  /// A layer that drops numbers with a probability below one.
  public init(_ probability: Double) {
    precondition(
      (0..<1).contains(probability),
      "Dropout: probability is \(probability), expected a number from 0 to below 1")
    self.probability = probability
  }

  public func outputShape(for input: Shape) throws(LearningError) -> Shape { input }

  public func weights(for input: Shape) throws(LearningError) -> [WeightDescription] { [] }

  public func prepared(
    for input: Shape, weights: LayerWeights, as preparation: Preparation
  ) throws(LearningError) -> any PreparedLayer {
    PreparedDropout(probability, count: preparation.rows * input.count, as: preparation)
  }
}

extension Dropout {
  enum CodingKeys: String, CodingKey { case probability }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try values.number(forKey: .probability, expected: "a number from 0 to below 1") {
        (0..<1).contains($0)
      })
  }
}

/// A dropout layer at work; the numbers dropped follow from the pass's address.
private final class PreparedDropout: PreparedLayer {
  let output: Tensor
  private let probability: Double
  private let layer: UInt64
  private let compute: Compute

  init(_ probability: Double, count: Int, as preparation: Preparation) {
    self.probability = probability
    output = Tensor(count: count, element: preparation.output)
    layer = preparation.layer
    compute = preparation.compute
  }

  func forward(_ input: Tensor, pass: Pass) {
    output.copy(from: input, compute: compute)
    drop(output, pass)
  }

  func backward(
    _ input: Tensor, outputGradient: Tensor, inputGradient: Tensor?, pass: Pass,
    gradients: GradientUse
  ) {
    guard let inputGradient else { return }
    inputGradient.copy(from: outputGradient, compute: compute)
    drop(inputGradient, pass)
  }

  private func drop(_ values: Tensor, _ pass: Pass) {
    guard pass.purpose == .training else { return }
    dropOut(
      values, probability: probability, at: pass.randomAddress(.dropout, layer: layer),
      compute: compute)
  }
}
