import CDNN

/// A convolution and its gradients for a fixed number of rows, prepared once.
///
/// Tensors are float32 and row-major: images [rows, channels, height, width], weights [output
/// channels, input channels, kernel height, kernel width]. At mixed precision numbers are converted
/// to bfloat16 on the way into the products; gradients of weights are summed in float32. The
/// transposed convolution of a decoder is `backwardInput`, and its gradients are `forward` and
/// `backwardWeights` with the two images changing places. Runs are by one thread at a time.
@safe public final class Convolution {
  /// The sizes.
  public let shape: ConvolutionShape
  /// The images convolved at once.
  public let rows: Int
  private let handle: OpaquePointer

  /// Prepares the convolution.
  public init(_ shape: ConvolutionShape, rows: Int, compute: Compute) {
    precondition(shape.isSound, "Convolution: \(shape), expected a window that fits the input")
    precondition(rows > 0, "Convolution: rows is \(rows), expected a positive number")
    let output = shape.output
    var sizes = cdnn_convolution_shape()
    sizes.rows = Int64(rows)
    sizes.input_channels = Int64(shape.inputChannels)
    sizes.output_channels = Int64(shape.outputChannels)
    (sizes.input_height, sizes.input_width) = shape.input.wide
    (sizes.output_height, sizes.output_width) = output.wide
    (sizes.kernel_height, sizes.kernel_width) = shape.kernel.wide
    (sizes.stride_height, sizes.stride_width) = shape.stride.wide
    (sizes.padding_height, sizes.padding_width) = shape.padding.wide
    (sizes.dilation_height, sizes.dilation_width) = shape.dilation.wide
    guard
      let handle = unsafe cdnn_convolution_create(
        &sizes, compute.factor.engine, Int32(compute.threads))
    else { preconditionFailure("Convolution: oneDNN has none of \(shape) on this processor") }
    self.shape = shape
    self.rows = rows
    unsafe self.handle = handle
  }

  deinit { unsafe cdnn_convolution_destroy(handle) }

  /// output = input * weights + bias, one bias for each output channel.
  public func forward(_ input: Tensor, weights: Tensor, bias: Tensor, into output: Tensor) {
    check(input: input, weights: weights, output: output)
    bias.check(shape.outputChannels, "Convolution: the bias")
    unsafe cdnn_convolution_forward(
      handle, input.floats, weights.floats, bias.floats, output.floats)
  }

  /// The gradient with respect to the input.
  public func backwardInput(
    _ outputGradient: Tensor, weights: Tensor, into inputGradient: Tensor
  ) {
    check(input: inputGradient, weights: weights, output: outputGradient)
    unsafe cdnn_convolution_backward_input(
      handle, outputGradient.floats, weights.floats, inputGradient.floats)
  }

  /// Adds the gradients with respect to weights and bias to what their tensors hold.
  public func backwardWeights(
    _ input: Tensor, _ outputGradient: Tensor, into weightGradient: Tensor, biasGradient: Tensor
  ) {
    check(input: input, weights: weightGradient, output: outputGradient)
    biasGradient.check(shape.outputChannels, "Convolution: the gradient of the bias")
    unsafe cdnn_convolution_backward_weights(
      handle, input.floats, outputGradient.floats, weightGradient.floats, biasGradient.floats)
  }

  private func check(input: Tensor, weights: Tensor, output: Tensor) {
    input.check(rows * shape.inputCount, "Convolution: the input or its gradient")
    weights.check(shape.weightCount, "Convolution: the weights or their gradient")
    output.check(rows * shape.outputCount, "Convolution: the output or its gradient")
  }
}

extension ConvolutionShape.Size {
  var wide: (Int64, Int64) { (Int64(height), Int64(width)) }
}
