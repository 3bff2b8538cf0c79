import Kernels

/// A convolution at work, of one dimension or two; numbers are float32.
final class PreparedConvolution: PreparedLayer {
  let output: Tensor
  private let convolution: Convolution
  private let activation: Activation
  private let weight: LayerWeight
  private let bias: LayerWeight
  private let preactivation: Tensor?
  private let compute: Compute

  init(
    _ shape: ConvolutionShape, _ activation: Activation, weights: LayerWeights,
    as preparation: Preparation
  ) {
    let count = preparation.rows * shape.outputCount
    convolution = Convolution(shape, rows: preparation.rows, compute: preparation.compute)
    self.activation = activation
    weight = weights["weight"]
    bias = weights["bias"]
    output = Tensor(count: count)
    preactivation = activation.needsPreactivation ? Tensor(count: count) : nil
    compute = preparation.compute
  }

  func forward(_ input: Tensor, pass: Pass) {
    convolution.forward(input, weights: weight.value, bias: bias.value, into: output)
    if activation == .identity { return }
    addBias(
      nil, activation: activation, to: output, columns: convolution.shape.outputCount,
      saving: preactivation, compute: compute)
  }

  func backward(
    _ input: Tensor, outputGradient: Tensor, inputGradient: Tensor?, pass: Pass,
    gradients: GradientUse
  ) {
    if activation != .identity {
      activationGradient(
        activation, output: output, preactivation: preactivation, gradient: outputGradient,
        biasGradient: nil, columns: convolution.shape.outputCount, compute: compute)
    }
    if let weightGradient = weight.gradient, let biasGradient = bias.gradient {
      if gradients == .replaced {
        weightGradient.fill(0)
        biasGradient.fill(0)
      }
      convolution.backwardWeights(
        input, outputGradient, into: weightGradient, biasGradient: biasGradient)
    }
    if let inputGradient {
      convolution.backwardInput(outputGradient, weights: weight.value, into: inputGradient)
    }
  }
}

extension ConvolutionShape {
  /// The weights of a convolution, of which each output sees a window of all input channels.
  func weights(kernel: [Int], before activation: Activation) -> [WeightDescription] {
    let window = kernel.reduce(1, *)
    return [
      WeightDescription(
        "weight", [outputChannels, inputChannels] + kernel,
        initialiser: activation.initialiser(
          inputs: inputChannels * window, outputs: outputChannels * window)),
      WeightDescription("bias", [outputChannels], initialiser: .zeros),
    ]
  }
}
