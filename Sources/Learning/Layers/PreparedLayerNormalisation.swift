import Kernels

/// A normalisation over rows at work.
final class PreparedLayerNormalisation: PreparedLayer {
  let output: Tensor
  private let layer: Normalisation
  private let columns: Int
  private let weight: LayerWeight
  private let bias: LayerWeight
  private let means: Tensor
  private let inverseDeviations: Tensor
  private let compute: Compute

  init(
    _ layer: Normalisation, columns: Int, weights: LayerWeights, as preparation: Preparation
  ) {
    self.layer = layer
    self.columns = columns
    weight = weights["weight"]
    bias = weights["bias"]
    means = Tensor(count: preparation.rows)
    inverseDeviations = Tensor(count: preparation.rows)
    output = Tensor(count: preparation.rows * columns, element: preparation.output)
    compute = preparation.compute
  }

  func forward(_ input: Tensor, pass: Pass) {
    normaliseRows(
      input, scale: weight.value, shift: bias.value, epsilon: Float(layer.epsilon), into: output,
      means: means, inverseDeviations: inverseDeviations, columns: columns, compute: compute)
  }

  func backward(
    _ input: Tensor, outputGradient: Tensor, inputGradient: Tensor?, pass: Pass,
    gradients: GradientUse
  ) {
    guard let weightGradient = weight.gradient, let biasGradient = bias.gradient else { return }
    if gradients == .replaced {
      weightGradient.fill(0)
      biasGradient.fill(0)
    }
    rowNormalisationGradient(
      input, scale: weight.value, means: means, inverseDeviations: inverseDeviations,
      outputGradient: outputGradient, into: inputGradient ?? outputGradient,
      scaleGradient: weightGradient, shiftGradient: biasGradient, columns: columns,
      compute: compute)
  }
}
