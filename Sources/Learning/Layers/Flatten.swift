import Kernels

/// The same numbers as one row without structure, for dense layers.
public struct Flatten: Layer {
  public static let kind = "flatten"

  /// A layer that forgets the shape.
  public init() {}

  public func outputShape(for input: Shape) throws(LearningError) -> Shape { [input.count] }

  public func weights(for input: Shape) throws(LearningError) -> [WeightDescription] { [] }

  public func prepared(
    for input: Shape, weights: LayerWeights, as preparation: Preparation
  ) throws(LearningError) -> any PreparedLayer {
    PreparedFlatten(count: preparation.rows * input.count, as: preparation)
  }
}

/// A flatten layer at work: numbers lie row-major, so there is nothing to move but an element.
private final class PreparedFlatten: PreparedLayer {
  let output: Tensor
  private let compute: Compute

  init(count: Int, as preparation: Preparation) {
    output = Tensor(count: count, element: preparation.output)
    compute = preparation.compute
  }

  func forward(_ input: Tensor, pass: Pass) { output.copy(from: input, compute: compute) }

  func backward(
    _ input: Tensor, outputGradient: Tensor, inputGradient: Tensor?, pass: Pass,
    gradients: GradientUse
  ) {
    inputGradient?.copy(from: outputGradient, compute: compute)
  }
}
