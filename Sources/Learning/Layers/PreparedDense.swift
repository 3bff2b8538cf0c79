public import Kernels

/// A dense layer at work: one matrix product forward, two backward.
public final class PreparedDense: PreparedLayer {
  /// Who adds the bias and the activation, and sums the gradient of the bias.
  public enum BiasOwner: Sendable {
    /// The layer.
    case layer
    /// The loss behind it, in the pass over its output that it makes anyway.
    case loss
  }

  public let output: Tensor
  /// The bias and its gradient.
  public let bias: LayerWeight
  private let layer: Dense
  private let weight: LayerWeight
  private let owner: BiasOwner
  private let compute: Compute
  private let preactivation: Tensor?
  private let product: MatrixProduct
  private let inputProduct: MatrixProduct
  private let weightProduct: MatrixProduct
  private let sizes: (rows: Int, inputs: Int, stride: Int, outputs: Int, element: Element)
  /// Made when gradients are first added to, which most trainings never do.
  private lazy var addingProduct = MatrixProduct(
    rows: sizes.inputs, inner: sizes.rows, columns: sizes.outputs, leftStride: sizes.stride,
    leftTransposed: true, accumulate: true, element: sizes.element, compute: compute)

  /// Prepares a layer for blocks of rows with `inputs` numbers.
  public init(
    _ layer: Dense, inputs: Int, weights: LayerWeights, as preparation: Preparation,
    bias owner: BiasOwner = .layer
  ) {
    let (rows, element) = (preparation.rows, preparation.element)
    precondition(
      owner == .layer || layer.activation == .identity,
      "PreparedDense: activation is \(layer.activation), expected identity before a loss")
    self.layer = layer
    self.owner = owner
    let stride = preparation.inputStride ?? inputs
    sizes = (rows, inputs, stride, layer.outputs, element)
    weight = weights["weight"]
    bias = weights["bias"]
    compute = preparation.compute
    output = Tensor(count: rows * layer.outputs, element: preparation.output)
    preactivation =
      layer.activation.needsPreactivation
      ? Tensor(count: rows * layer.outputs, element: preparation.output) : nil
    product = MatrixProduct(
      rows: rows, inner: inputs, columns: layer.outputs, leftStride: stride, element: element,
      output: preparation.output, compute: compute)
    inputProduct = MatrixProduct(
      rows: rows, inner: layer.outputs, columns: inputs, rightTransposed: true, element: element,
      output: element, compute: compute)
    weightProduct = MatrixProduct(
      rows: inputs, inner: rows, columns: layer.outputs, leftStride: stride, leftTransposed: true,
      element: element, compute: compute)
  }

  public func forward(_ input: Tensor, pass: Pass) {
    product(input, weight.operand, into: output)
    if owner == .layer {
      addBias(
        bias.value, activation: layer.activation, to: output, columns: layer.outputs,
        saving: preactivation, compute: compute)
    }
  }

  public func backward(
    _ input: Tensor, outputGradient: Tensor, inputGradient: Tensor?, pass: Pass,
    gradients: GradientUse
  ) {
    if owner == .layer {
      if gradients == .replaced { bias.gradient?.fill(0) }
      activationGradient(
        layer.activation, output: output, preactivation: preactivation, gradient: outputGradient,
        biasGradient: bias.gradient, columns: layer.outputs, compute: compute)
    }
    if let gradient = weight.gradient {
      switch gradients {
      case .replaced: weightProduct(input, outputGradient, into: gradient)
      case .added: addingProduct(input, outputGradient, into: gradient)
      }
    }
    if let inputGradient { inputProduct(outputGradient, weight.operand, into: inputGradient) }
  }
}
