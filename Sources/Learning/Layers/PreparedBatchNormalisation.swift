import Kernels

/// A normalisation over the rows of a block at work; numbers are float32.
final class PreparedBatchNormalisation: PreparedLayer {
  let output: Tensor
  private let layer: Normalisation
  private let normalisation: BatchNormalisation
  private let weight: LayerWeight
  private let bias: LayerWeight
  private let runningMeans: Tensor
  private let runningVariances: Tensor

  init(
    _ layer: Normalisation, shape: Shape, weights: LayerWeights, as preparation: Preparation
  ) {
    let channels = shape.dimensions[0]
    self.layer = layer
    normalisation = BatchNormalisation(
      rows: preparation.rows, channels: channels, extent: shape.count / channels,
      epsilon: Float(layer.epsilon), compute: preparation.compute)
    weight = weights["weight"]
    bias = weights["bias"]
    runningMeans = weights["running_mean"].value
    runningVariances = weights["running_variance"].value
    output = Tensor(count: preparation.rows * shape.count)
  }

  func forward(_ input: Tensor, pass: Pass) {
    switch pass.purpose {
    case .training:
      normalisation.forward(
        input, scale: weight.value, shift: bias.value, into: output, runningMeans: runningMeans,
        runningVariances: runningVariances, momentum: Float(layer.momentum))
    case .applied:
      normalisation.forward(
        input, scale: weight.value, shift: bias.value, into: output, givenMeans: runningMeans,
        givenVariances: runningVariances)
    }
  }

  func backward(
    _ input: Tensor, outputGradient: Tensor, inputGradient: Tensor?, pass: Pass,
    gradients: GradientUse
  ) {
    precondition(
      pass.purpose == .training,
      "PreparedBatchNormalisation: found the gradient of an applied pass, expected a training pass")
    guard let weightGradient = weight.gradient, let biasGradient = bias.gradient else { return }
    if gradients == .replaced {
      weightGradient.fill(0)
      biasGradient.fill(0)
    }
    normalisation.backward(
      input, scale: weight.value, outputGradient: outputGradient,
      into: inputGradient ?? outputGradient, scaleGradient: weightGradient,
      shiftGradient: biasGradient)
  }
}
