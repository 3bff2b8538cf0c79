public import Kernels

/// A layer of a network, as a value: what it makes of a shape, and which weights it needs.
///
/// The work is done by the `PreparedLayer` it makes, which owns memory for a fixed number of rows.
/// To add a layer is to write one file and one line in `LayerKinds`; the tests' `checkLayer` then
/// proves its gradients.
public protocol Layer: Hashable, Codable, Sendable {
  /// Its name in files, such as "dense".
  static var kind: String { get }

  /// Whether rows of its input may have unused numbers between them (`Preparation.inputStride`).
  var readsPaddedRows: Bool { get }

  /// The shape of its outputs.
  func outputShape(for input: Shape) throws(LearningError) -> Shape

  /// The weights it needs for inputs of a shape, named within the layer.
  func weights(for input: Shape) throws(LearningError) -> [WeightDescription]

  /// The layer at work on inputs of a shape, with these weights.
  func prepared(
    for input: Shape, weights: LayerWeights, as preparation: Preparation
  ) throws(LearningError) -> any PreparedLayer
}

extension Layer {
  public var readsPaddedRows: Bool { false }
}

/// A layer at work on blocks of a fixed number of rows.
///
/// It owns all the memory it needs, so that running it allocates nothing.
public protocol PreparedLayer: AnyObject {
  /// What the last `forward` computed, row-major, one row of the output shape after the other.
  var output: Tensor { get }

  /// Computes `output`.
  func forward(_ input: Tensor, pass: Pass)

  /// Computes gradients of the loss, after a `forward` with the same input and pass.
  ///
  /// - Parameters:
  ///   - input: The input of that `forward`.
  ///   - outputGradient: The gradient with respect to `output`; the layer may overwrite it.
  ///   - inputGradient: Where the gradient with respect to the input goes, where it is wanted.
  ///   - pass: The pass of that `forward`.
  ///   - gradients: What becomes of the gradients of the weights that are already there.
  func backward(
    _ input: Tensor, outputGradient: Tensor, inputGradient: Tensor?, pass: Pass,
    gradients: GradientUse)
}

/// What becomes of the gradients of weights that are already there.
public enum GradientUse: Sendable {
  /// They are replaced: the first part of a batch, or all of it.
  case replaced
  /// The new ones are added: a further part of a batch.
  case added
}
