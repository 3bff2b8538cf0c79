import Foundation
import Numerics

/// Tables of positive functions over many decades, 32 points to each.
extension ScaledInterpolant {
  /// A function's curve up to where it vanishes, or `nil` where it has no two points.
  static func curve(
    from lower: Double, to upper: Double, of function: (Double) -> Double
  ) -> ScaledInterpolant? {
    let points = logarithms(from: lower, to: upper).map { exp($0) }
    return positive(points, points.map(function))
  }

  /// The integral of a function from each point to the last, as a curve itself.
  ///
  /// Each cell by a rule of eight points in the logarithm, so that powers are integrated to
  /// rounding.
  static func tail(
    from lower: Double, to upper: Double, of function: (Double) -> Double
  ) -> ScaledInterpolant? {
    let edges = logarithms(from: lower, to: upper)
    let rule = GaussLegendre(count: 8)
    var sum = 0.0
    var sums = [sum]
    for (start, end) in zip(edges, edges.dropFirst()).reversed() {
      sum += rule.integral(from: start, to: end) { logarithm in
        let x = exp(logarithm)
        return x * function(x)
      }
      sums.append(sum)
    }
    return positive(edges.map { exp($0) }, sums.reversed())
  }

  private static func logarithms(from lower: Double, to upper: Double) -> [Double] {
    let count = (log10(upper / lower) * 32).rounded(.up)
    return (0...Int(count)).map { log(lower) + log(upper / lower) * Double($0) / count }
  }

  /// The curve through the points before the first that has no logarithm.
  private static func positive(_ x: [Double], _ y: [Double]) -> ScaledInterpolant? {
    let known = y.prefix { $0 > 0 && $0.isFinite }
    return try? ScaledInterpolant(
      through: CurvePoints(x: Array(x.prefix(known.count)), y: Array(known)),
      shape: .monotoneCubic, x: .logarithmic, y: .logarithmic, beyond: .zero)
  }
}
