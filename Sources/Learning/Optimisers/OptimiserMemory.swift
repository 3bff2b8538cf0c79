import Kernels

/// An optimiser at work: the running moments of the gradient and the number of steps.
final class OptimiserMemory {
  let optimiser: Optimiser
  private(set) var step: Int
  private let moments: [Tensor]
  private let values: Tensor
  private let gradients: Tensor
  private let low: Tensor?
  private let compute: Compute

  /// An optimiser before its first step, for the trained weights of a model.
  init(_ optimiser: Optimiser, for memory: ModelMemory, compute: Compute) {
    guard let gradients = memory.gradients else {
      preconditionFailure("OptimiserMemory: the memory has no gradients, expected one for training")
    }
    let trained = 0..<memory.layout.trainedCount
    self.optimiser = optimiser
    self.compute = compute
    values = memory.values.slice(trained)
    self.gradients = gradients.slice(trained)
    low = memory.low?.slice(trained)
    moments = (0..<optimiser.moments).map { _ in Tensor(count: trained.count) }
    step = 0
  }

  /// The moments, copied.
  var momentValues: [[Float]] { moments.map(\.values) }

  /// Goes on from a state.
  func restore(moments: [[Float]], step: Int) {
    for (tensor, values) in zip(self.moments, moments) { tensor.copy(from: values.span) }
    self.step = step
  }

  /// The length of the gradient.
  var gradientNorm: Double { sumOfSquares(gradients, compute: compute).squareRoot() }

  /// Changes the weights, at `factor` times the learning rate, by `gradientScale` times the gradient.
  func update(factor: Double, gradientScale: Double) {
    step += 1
    switch optimiser {
    case .sgd(let rate, let momentum, let decay):
      momentumStep(
        rate: Float(factor * rate), momentum: Float(momentum), weightDecay: Float(decay),
        parameters: values, gradient: gradients, velocity: moments.first, low: low,
        gradientScale: Float(gradientScale), compute: compute)
    case .adam(let rate, let beta1, let beta2, let epsilon):
      adamUpdate(
        AdamRule(
          rate: Float(factor * rate), beta1: Float(beta1), beta2: Float(beta2),
          epsilon: Float(epsilon)), gradientScale)
    case .adamW(let rate, let beta1, let beta2, let epsilon, let decay):
      adamUpdate(
        AdamRule(
          rate: Float(factor * rate), beta1: Float(beta1), beta2: Float(beta2),
          epsilon: Float(epsilon), weightDecay: Float(decay)), gradientScale)
    }
  }

  private func adamUpdate(_ rule: AdamRule, _ gradientScale: Double) {
    adamStep(
      rule, parameters: values, gradient: gradients, first: moments[0], second: moments[1],
      low: low, step: step, gradientScale: Float(gradientScale), compute: compute)
  }
}
