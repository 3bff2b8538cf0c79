/// The cubic B-spline: how a point is shared among the four nodes of an even grid around it.
///
/// The shares are not negative, sum to one and have the point as their mean; and their variance is
/// a third of the squared step wherever the point lies. So sharing samples among nodes, smoothing
/// the nodes and summing the shares of a place is, but for the fourth moment, an exact smoothing by
/// a kernel wider by twice that third.
enum CubicSpline {
  /// The variance, in steps squared, that sharing once adds.
  static let variance = 1.0 / 3

  /// The shares of nodes -1, 0, 1 and 2 for a point a fraction `t` of the way from node 0 to 1.
  @inline(__always)
  static func shares(_ t: Double) -> SIMD4<Double> {
    let rest = 1 - t
    let left = rest * rest * rest * (1.0 / 6)
    let right = t * t * t * (1.0 / 6)
    // The middle shares are fixed by the sum, which is one, and the mean, which is t.
    return SIMD4(left, rest - 2 * left + right, t + left - 2 * right, right)
  }
}
