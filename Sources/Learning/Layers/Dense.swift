public import Kernels
import Numerics

/// Every output a weighted sum of all inputs, y = activation(x W + b).
public struct Dense: Layer {
  public static let kind = "dense"

  /// How many outputs a row has.
  public let outputs: Int
  /// What is applied to each sum.
  public let activation: Activation

  /// A layer of this many outputs; how many inputs it has follows from what it is given.
  public init(_ outputs: Int, _ activation: Activation = .identity) {
    precondition(outputs > 0, "Dense: outputs is \(outputs), expected a positive number")
    self.outputs = outputs
    self.activation = activation
  }

  public var readsPaddedRows: Bool { true }

  public func outputShape(for input: Shape) throws(LearningError) -> Shape {
    guard input.dimensions.count == 1 else {
      throw .shapeNotAccepted(
        layer: Self.kind, found: input, expected: "one dimension: put a flatten layer before it")
    }
    return [outputs]
  }

  public func weights(for input: Shape) throws(LearningError) -> [WeightDescription] {
    [
      WeightDescription(
        "weight", [input.count, outputs],
        initialiser: activation.initialiser(inputs: input.count, outputs: outputs)),
      WeightDescription("bias", [outputs], initialiser: .zeros),
    ]
  }

  public func prepared(
    for input: Shape, weights: LayerWeights, as preparation: Preparation
  ) throws(LearningError) -> any PreparedLayer {
    PreparedDense(self, inputs: input.count, weights: weights, as: preparation)
  }
}

extension Dense {
  enum CodingKeys: String, CodingKey {
    case outputs
    case activation
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try values.positiveCount(forKey: .outputs),
      try values.choice(forKey: .activation, default: .identity))
  }
}

extension Activation {
  /// How weights before it begin.
  func initialiser(inputs: Int, outputs: Int) -> Initialiser {
    switch self {
    case .relu, .leakyRelu, .softplus, .gelu: .he(inputs: inputs)
    case .identity, .tanh, .sigmoid: .glorot(inputs: inputs, outputs: outputs)
    }
  }
}
