import Kernels

/// Layers one after the other: `Sequential([Dense(512, .relu), Dense(20)])`.
public struct Sequential: Layer {
  public static let kind = "sequential"

  /// The layers, the first first.
  public let layers: [any Layer]

  /// Layers one after the other, at least one and at most 255.
  public init(_ layers: [any Layer]) {
    precondition(
      (1...255).contains(layers.count),
      "Sequential: found \(layers.count) layers, expected 1 to 255")
    self.layers = layers
  }

  public var readsPaddedRows: Bool { layers[0].readsPaddedRows }

  public func outputShape(for input: Shape) throws(LearningError) -> Shape {
    var shape = input
    for layer in layers { shape = try layer.outputShape(for: shape) }
    return shape
  }

  public func weights(for input: Shape) throws(LearningError) -> [WeightDescription] {
    var shape = input
    var weights: [WeightDescription] = []
    for (number, layer) in layers.enumerated() {
      let output = try layer.outputShape(for: shape)
      weights += try layer.weights(for: shape).map { $0.within("\(number)") }
      shape = output
    }
    return weights
  }

  public func prepared(
    for input: Shape, weights: LayerWeights, as preparation: Preparation
  ) throws(LearningError) -> any PreparedLayer {
    try PreparedSequential(self, for: input, weights: weights, as: preparation)
  }
}

extension Sequential {
  public static func == (one: Sequential, other: Sequential) -> Bool {
    one.layers.map { AnyHashable($0) } == other.layers.map { AnyHashable($0) }
  }

  public func hash(into hasher: inout Hasher) {
    for layer in layers { hasher.combine(AnyHashable(layer)) }
  }
}

/// Layers at work one after the other.
private final class PreparedSequential: PreparedLayer {
  /// A layer, and the gradient of its output where another layer follows.
  private struct Step {
    let layer: any PreparedLayer
    let outputGradient: Tensor?
  }

  private let steps: [Step]
  let output: Tensor

  init(
    _ sequence: Sequential, for input: Shape, weights: LayerWeights, as preparation: Preparation
  ) throws(LearningError) {
    var shapes = [input]
    for layer in sequence.layers {
      shapes.append(try layer.outputShape(for: shapes[shapes.count - 1]))
    }
    // Only two gradients are alive at once, that of a layer's output and that of its input.
    let inner = shapes.dropFirst().dropLast().map { preparation.rows * $0.count }
    let largest = inner.max() ?? 0
    let buffers = (0..<min(2, inner.count)).map { _ in
      Tensor(count: largest, element: preparation.element)
    }
    let last = sequence.layers.count - 1
    var steps: [Step] = []
    for (number, layer) in sequence.layers.enumerated() {
      var part = preparation.part(
        number, output: number == last ? preparation.output : preparation.element)
      if number == 0 { part.inputStride = preparation.inputStride }
      let prepared = try layer.prepared(
        for: shapes[number], weights: weights.part("\(number)"), as: part)
      steps.append(
        Step(
          layer: prepared,
          outputGradient: number == last ? nil : buffers[number % 2].slice(0..<inner[number])))
    }
    self.steps = steps
    output = steps[last].layer.output
  }

  func forward(_ input: Tensor, pass: Pass) {
    var values = input
    for step in steps {
      step.layer.forward(values, pass: pass)
      values = step.layer.output
    }
  }

  func backward(
    _ input: Tensor, outputGradient: Tensor, inputGradient: Tensor?, pass: Pass,
    gradients: GradientUse
  ) {
    for number in steps.indices.reversed() {
      steps[number].layer.backward(
        number == 0 ? input : steps[number - 1].layer.output,
        outputGradient: steps[number].outputGradient ?? outputGradient,
        inputGradient: number == 0 ? inputGradient : steps[number - 1].outputGradient, pass: pass,
        gradients: gradients)
    }
  }
}
