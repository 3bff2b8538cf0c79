public import Kernels
import Numerics

/// An activation by itself, applied to each number; layers with weights have their own.
public struct ActivationLayer: Layer {
  public static let kind = "activation"

  /// The function.
  public let function: Activation

  /// A layer that applies a function to each number.
  public init(_ function: Activation) { self.function = function }

  public func outputShape(for input: Shape) throws(LearningError) -> Shape { input }

  public func weights(for input: Shape) throws(LearningError) -> [WeightDescription] { [] }

  public func prepared(
    for input: Shape, weights: LayerWeights, as preparation: Preparation
  ) throws(LearningError) -> any PreparedLayer {
    PreparedActivation(function, columns: input.count, as: preparation)
  }
}

extension ActivationLayer {
  enum CodingKeys: String, CodingKey { case function }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(try values.choice(forKey: .function))
  }
}

/// An activation layer at work.
private final class PreparedActivation: PreparedLayer {
  let output: Tensor
  private let function: Activation
  private let columns: Int
  private let preactivation: Tensor?
  private let compute: Compute

  init(_ function: Activation, columns: Int, as preparation: Preparation) {
    let count = preparation.rows * columns
    self.function = function
    self.columns = columns
    compute = preparation.compute
    output = Tensor(count: count, element: preparation.output)
    preactivation =
      function.needsPreactivation ? Tensor(count: count, element: preparation.output) : nil
  }

  func forward(_ input: Tensor, pass: Pass) {
    output.copy(from: input, compute: compute)
    addBias(
      nil, activation: function, to: output, columns: columns, saving: preactivation,
      compute: compute)
  }

  func backward(
    _ input: Tensor, outputGradient: Tensor, inputGradient: Tensor?, pass: Pass,
    gradients: GradientUse
  ) {
    guard let inputGradient else { return }
    activationGradient(
      function, output: output, preactivation: preactivation, gradient: outputGradient,
      biasGradient: nil, columns: columns, compute: compute)
    inputGradient.copy(from: outputGradient, compute: compute)
  }
}
