import Foundation

/// The change of variable that sends the whole line to a range, double-exponentially at its ends.
enum DoubleExponentialMap {
  /// `tanh(π/2 sinh t)`, stretched to the range between two numbers.
  case finite(lower: Double, upper: Double)
  /// `end ± exp(π/2 sinh t)`, on the side that the sign says.
  case half(end: Double, sign: Double)
  /// `sinh(π/2 sinh t)`.
  case whole

  /// A point: the variable, its distances from the ends and its derivative by `t`.
  struct Point {
    let x: Double
    let above: Double
    let below: Double
    let slope: Double
  }

  init(from lower: Double, to upper: Double) {
    self =
      switch (lower.isFinite, upper.isFinite) {
      case (true, true): .finite(lower: lower, upper: upper)
      case (true, false): .half(end: lower, sign: 1)
      case (false, true): .half(end: upper, sign: -1)
      case (false, false): .whole
      }
  }

  func point(at t: Double) -> Point {
    let inner = 0.5 * Double.pi * sinh(t)
    let innerSlope = 0.5 * Double.pi * cosh(t)
    switch self {
    case .finite(let lower, let upper):
      // The distance from the nearer end is width / (1 + exp(2|u|)), exact however small.
      let width = upper - lower
      let near = width / (1 + exp(2 * abs(inner)))
      let far = width - near
      let slope = 2 * innerSlope * near * (far / width)
      return inner < 0
        ? Point(x: lower + near, above: near, below: far, slope: slope)
        : Point(x: upper - near, above: far, below: near, slope: slope)
    case .half(let end, let sign):
      let distance = exp(inner)
      return Point(
        x: end + sign * distance, above: sign > 0 ? distance : .infinity,
        below: sign > 0 ? .infinity : distance, slope: innerSlope * distance)
    case .whole:
      return Point(
        x: sinh(inner), above: .infinity, below: .infinity, slope: innerSlope * cosh(inner))
    }
  }
}
