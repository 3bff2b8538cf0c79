import Kernels

/// A layer whose loops know float32 only, at work among layers in mixed precision.
///
/// It converts what comes in and what goes out; in float32 the layer stands alone.
final class PreparedInFloat32: PreparedLayer {
  let output: Tensor
  private let layer: any PreparedLayer
  private let input: Tensor
  private let inputGradient: Tensor
  private let outputGradient: Tensor
  private let compute: Compute

  /// The layer itself, or a wrapper where the preparation's numbers are not float32.
  static func wrap(
    _ layer: any PreparedLayer, inputs: Int, outputs: Int, as preparation: Preparation
  ) -> any PreparedLayer {
    preparation.element == .float32 && preparation.output == .float32
      ? layer : PreparedInFloat32(layer, inputs, outputs, preparation)
  }

  private init(
    _ layer: any PreparedLayer, _ inputs: Int, _ outputs: Int, _ preparation: Preparation
  ) {
    self.layer = layer
    compute = preparation.compute
    output = Tensor(count: preparation.rows * outputs, element: preparation.output)
    outputGradient = Tensor(count: preparation.rows * outputs)
    input = Tensor(count: preparation.rows * inputs)
    inputGradient = Tensor(count: preparation.rows * inputs)
  }

  func forward(_ input: Tensor, pass: Pass) {
    self.input.copy(from: input, compute: compute)
    layer.forward(self.input, pass: pass)
    output.copy(from: layer.output, compute: compute)
  }

  func backward(
    _ input: Tensor, outputGradient: Tensor, inputGradient: Tensor?, pass: Pass,
    gradients: GradientUse
  ) {
    self.outputGradient.copy(from: outputGradient, compute: compute)
    layer.backward(
      self.input, outputGradient: self.outputGradient,
      inputGradient: inputGradient == nil ? nil : self.inputGradient, pass: pass,
      gradients: gradients)
    inputGradient?.copy(from: self.inputGradient, compute: compute)
  }
}
