import Foundation

/// Integration of smooth functions whose ends may be infinite in value or in place.
///
/// The trapezoidal rule in `t`, where a finite range is `tanh(π/2 sinh t)` and an infinite one
/// `exp` or `sinh` of `π/2 sinh t` (H. Takahasi, M. Mori, Publ. RIMS 9 (1974) 721). The points crowd
/// double-exponentially towards the ends, which are themselves never evaluated, and each halving
/// of the step doubles the digits of an analytic function.
public struct DoubleExponentialQuadrature: Sendable, Equatable {
  /// The error that the integral may have.
  public let tolerance: Integral.Tolerance
  /// How often the step, first 1, is halved at most.
  public let levelLimit: Int

  /// A method with the given tolerance.
  public init(tolerance: Integral.Tolerance = Integral.Tolerance(), levelLimit: Int = 10) {
    precondition(
      (2...20).contains(levelLimit),
      "DoubleExponentialQuadrature: level limit is \(levelLimit), expected 2 to 20")
    self.tolerance = tolerance
    self.levelLimit = levelLimit
  }

  /// The integral of `function` from `lower` to `upper`, either of which may be infinite.
  ///
  /// Near an end other than zero `x` has few digits of its distance from that end: for an infinity
  /// there, integrate `integral(from:to:ofDistances:)`.
  public func integral(
    from lower: Double, to upper: Double, of function: (Double) -> Double
  ) -> Integral {
    integral(from: lower, to: upper) { x, _, _ in function(x) }
  }

  /// The integral of a function of `x` and its exact distances from the lower and the upper end.
  ///
  /// With `1 / √(1 - x²)` written as `1 / √(above * below)`, no digit is lost at the ends of -1 to 1.
  public func integral(
    from lower: Double, to upper: Double,
    ofDistances function: (_ x: Double, _ above: Double, _ below: Double) -> Double
  ) -> Integral {
    precondition(
      !lower.isNaN && !upper.isNaN,
      "DoubleExponentialQuadrature: integral from \(lower) to \(upper), expected numbers")
    if lower > upper {
      let turned = integral(from: upper, to: lower, ofDistances: function)
      return Integral(
        value: -turned.value, errorEstimate: turned.errorEstimate,
        evaluations: turned.evaluations, isWithinTolerance: turned.isWithinTolerance)
    }
    if lower == upper {
      return Integral(value: 0, errorEstimate: 0, evaluations: 0, isWithinTolerance: true)
    }
    let map = DoubleExponentialMap(from: lower, to: upper)
    var sum = TrapezoidSum(map: map)
    var step = 1.0
    sum.add(function, offset: 0, step: step)
    var value = sum.value(step: step)
    var error = Double.infinity
    for level in 1...levelLimit {
      step *= 0.5
      sum.add(function, offset: step, step: 2 * step)
      let next = sum.value(step: step)
      let change = abs(next - value)
      value = next
      // The digits double with each level, so the change is about the root of the error; a change
      // to the power 3/2 keeps a margin, and the first levels are never trusted.
      let scale = sum.magnitude(step: step)
      let relative = change / max(scale, .leastNonzeroMagnitude)
      error = scale * max(0x1p-52, min(1, pow(relative, 1.5)))
      if level >= 3, tolerance.allows(error, of: value) || value.isNaN { break }
    }
    return Integral(
      value: value, errorEstimate: error, evaluations: sum.evaluations,
      isWithinTolerance: tolerance.allows(error, of: value))
  }
}
