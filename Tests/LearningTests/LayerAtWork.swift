import Kernels
import Learning

/// A layer alone, prepared for a training, with weights by name.
struct LayerAtWork {
  let memory: ModelMemory
  let prepared: any PreparedLayer
  let input: Tensor
  let upstream: Tensor
  let inputGradient: Tensor
  let pass: Pass
  private static let part = "layer"

  init(
    _ layer: some Layer, input shape: Shape, rows: Int, precision: Compute.Precision = .float32,
    threads: Int = 2, weights: [String: [Float]] = [:]
  ) throws {
    let layout = WeightLayout(try layer.weights(for: shape).map { $0.within(Self.part) })
    var start = layout.initialWeights(seed: 1)
    for (name, values) in weights { start["\(Self.part).\(name)"] = values }
    let compute = Compute(threads: threads, precision: precision)
    memory = ModelMemory(start, for: .trained, compute: compute)
    let preparation = Preparation(rows: rows, compute: compute)
    prepared = try layer.prepared(for: shape, weights: memory.part(Self.part), as: preparation)
    let outputs = try layer.outputShape(for: shape).count
    input = Tensor(count: rows * shape.count, element: preparation.element)
    inputGradient = Tensor(count: rows * shape.count, element: preparation.element)
    upstream = Tensor(count: rows * outputs, element: preparation.element)
    pass = Pass(.training, count: rows, seed: 5, number: 3)
  }

  /// Runs forward and backward.
  func run(_ values: [Float], upstream gradient: [Float], gradients: GradientUse = .replaced) {
    input.copy(from: values.span)
    prepared.forward(input, pass: pass)
    upstream.copy(from: gradient.span)
    prepared.backward(
      input, outputGradient: upstream, inputGradient: inputGradient, pass: pass,
      gradients: gradients)
  }

  /// A weight's numbers.
  func weight(_ name: String) -> [Float] { memory.weights["\(Self.part).\(name)"] }

  /// A weight's gradient.
  func gradient(_ name: String) -> [Float] {
    guard let entry = memory.layout["\(Self.part).\(name)"], let gradients = memory.gradients
    else { return [] }
    return Array(gradients.values[entry.range])
  }
}
