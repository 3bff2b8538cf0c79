import CKernels
import Foundation

/// The Adam rule with decoupled weight decay, applied in one pass over the parameters.
///
/// D. P. Kingma and J. Ba, arXiv:1412.6980, algorithm 1; decay as in I. Loshchilov and F. Hutter,
/// arXiv:1711.05101, algorithm 2, times the rate.
public struct AdamRule: Sendable, Equatable, Codable {
  /// The step size α.
  public var rate: Float
  /// The decay of the mean gradient, β₁.
  public var beta1: Float
  /// The decay of the mean squared gradient, β₂.
  public var beta2: Float
  /// What keeps the denominator from zero, ε.
  public var epsilon: Float
  /// The decoupled weight decay λ.
  public var weightDecay: Float

  /// Creates a rule, by default with the constants of the paper.
  public init(
    rate: Float = 1e-3, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8,
    weightDecay: Float = 0
  ) {
    self.rate = rate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }
}

/// One step of Adam, in one pass: moments, parameters and their bfloat16 copy.
///
/// - Parameters:
///   - rule: The rule and its constants.
///   - parameters: The master weights, float32.
///   - gradient: Of either element.
///   - first: The running mean of the gradient, zeros before the first step.
///   - second: The running mean of its square, zeros before the first step.
///   - low: Takes the new weights in bfloat16.
///   - step: The number of this step, from 1.
///   - gradientScale: A factor of the gradient, for clipping.
///   - compute: The cores to use.
public func adamStep(
  _ rule: AdamRule, parameters: Tensor, gradient: Tensor, first: Tensor, second: Tensor,
  low: Tensor? = nil, step: Int, gradientScale: Float = 1, compute: Compute
) {
  precondition(step > 0, "adamStep: step is \(step), expected a number from 1")
  let count = parameters.count
  gradient.check(count, "adamStep: the gradient")
  first.check(count, "adamStep: the first moment")
  second.check(count, "adamStep: the second moment")
  low?.check(count, "adamStep: the bfloat16 copy")
  let unbiased = { (beta: Float) in 1 - pow(Double(beta), Double(step)) }
  var loop = ck_adam_rule(
    rate: rule.rate, beta1: rule.beta1, beta2: rule.beta2, epsilon: rule.epsilon,
    decay: rule.weightDecay, gradient_scale: gradientScale,
    first_correction: Float(1 / unbiased(rule.beta1)),
    second_correction: Float(1 / unbiased(rule.beta2).squareRoot()))
  compute.share(numbers: count, .light) { range in
    unsafe ck_adam(
      &loop, parameters.floats, gradient.start, gradient.element.loops, first.floats,
      second.floats, low?.halves, range)
  }
}
