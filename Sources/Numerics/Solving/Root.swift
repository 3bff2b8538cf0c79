/// A place where a function of one variable changes its sign.
public struct Root: Sendable, Equatable {
  /// The place.
  public let x: Double
  /// The function there.
  public let value: Double
  /// How often the function was evaluated.
  public let evaluations: Int

  /// Finds the root of a function that has different signs at the ends of `bracket`.
  ///
  /// Brent's method (R. P. Brent, "Algorithms for Minimization without Derivatives", 1973, chapter
  /// 4): inverse interpolation where it gains, bisection where it does not. Infinite values are
  /// signs like others. The place is within `tolerance` and four roundings of a change of sign, so
  /// the default finds it to the last digits. Throws where the signs are equal or there is NaN.
  public init(
    of function: (Double) -> Double, in bracket: ClosedRange<Double>, tolerance: Double = 0
  ) throws(NumericsError) {
    precondition(
      bracket.lowerBound.isFinite && bracket.upperBound.isFinite,
      "Root: bracket is \(bracket), expected finite ends")
    precondition(
      tolerance >= 0, "Root: tolerance is \(tolerance), expected zero or a positive number")
    var evaluations = 0
    func sample(_ x: Double) throws(NumericsError) -> Sample {
      evaluations += 1
      let value = function(x)
      if value.isNaN { throw .undefined(at: x) }
      return Sample(x: x, value: value)
    }
    // The names are Brent's: b is the best place, a the one before it, c the other side of zero.
    var a = try sample(bracket.lowerBound)
    var b = try sample(bracket.upperBound)
    guard a.value == 0 || b.value == 0 || a.isBelow != b.isBelow else {
      throw .notBracketed(bracket: bracket, atLower: a.value, atUpper: b.value)
    }
    if a.value == 0 { b = a }
    var c = a
    var step = b.x - a.x
    var lastStep = step
    while b.value != 0 {
      if abs(c.value) < abs(b.value) { (a, b, c) = (b, c, b) }
      let reach = 2 * b.x.ulp + 0.5 * tolerance
      let half = 0.5 * c.x - 0.5 * b.x
      if abs(half) <= reach { break }
      let trial = interpolatedStep(a, b, c)
      let mayInterpolate =
        abs(lastStep) >= reach && abs(a.value) > abs(b.value) && trial.isFinite
        && trial.sign == half.sign
        && abs(trial) < min(1.5 * abs(half) - 0.5 * reach, 0.5 * abs(lastStep))
      lastStep = mayInterpolate ? step : half
      step = mayInterpolate ? trial : half
      a = b
      let next = abs(step) > reach ? b.x + step : b.x + (half > 0 ? reach : -reach)
      b = try sample(next)
      if b.isBelow == c.isBelow {
        c = a
        step = b.x - a.x
        lastStep = step
      }
    }
    x = b.x
    value = b.value
    self.evaluations = evaluations
  }
}

/// A function at one place.
private struct Sample {
  let x: Double
  let value: Double

  var isBelow: Bool { value < 0 }
}

/// The step from `b` to the root of the inverse parabola, or line where two points coincide.
private func interpolatedStep(_ a: Sample, _ b: Sample, _ c: Sample) -> Double {
  let s = b.value / a.value
  if a.x == c.x { return (c.x - b.x) * s / (s - 1) }
  let q = a.value / c.value
  let r = b.value / c.value
  let numerator = s * ((c.x - b.x) * q * (q - r) - (b.x - a.x) * (r - 1))
  return -numerator / ((q - 1) * (r - 1) * (s - 1))
}
