import CKernels

/// One step of gradient descent, with momentum where a velocity is given, in one pass.
///
/// velocity = momentum velocity + gradient; parameters -= rate (velocity + weightDecay parameters).
///
/// - Parameters:
///   - rate: The step size.
///   - momentum: What remains of the velocity.
///   - weightDecay: The decoupled weight decay.
///   - parameters: The master weights, float32.
///   - gradient: Of either element.
///   - velocity: Zeros before the first step; without it the gradient is followed itself.
///   - low: Takes the new weights in bfloat16.
///   - gradientScale: A factor of the gradient, for clipping.
///   - compute: The cores to use.
public func momentumStep(
  rate: Float, momentum: Float = 0, weightDecay: Float = 0, parameters: Tensor, gradient: Tensor,
  velocity: Tensor?, low: Tensor? = nil, gradientScale: Float = 1, compute: Compute
) {
  gradient.check(parameters.count, "momentumStep: the gradient")
  velocity?.check(parameters.count, "momentumStep: the velocity")
  low?.check(parameters.count, "momentumStep: the bfloat16 copy")
  var rule = ck_momentum_rule(
    rate: rate, momentum: momentum, decay: weightDecay, gradient_scale: gradientScale)
  compute.share(numbers: parameters.count, .light) { range in
    unsafe ck_momentum(
      &rule, parameters.floats, gradient.start, gradient.element.loops, velocity?.floats,
      low?.halves, range)
  }
}

/// The sum of the squares of a tensor's numbers, in an order that does not depend on threads.
public func sumOfSquares(_ tensor: Tensor, compute: Compute) -> Double {
  let size = Labour.light.numbers
  let parts = (tensor.count + size - 1) / size
  var sums = [Double](repeating: 0, count: parts)
  unsafe sums.withUnsafeMutableBufferPointer { sums in
    compute.share(numbers: tensor.count, .light) { range in
      unsafe sums[range.begin / size] = ck_sum_of_squares(
        tensor.start, tensor.element.loops, range)
    }
  }
  return sums.reduce(0, +)
}
