import Foundation
import Numerics

/// How likely it is that no interval with few events is large, on a grid of expected signals.
///
/// C_n(x; μ) of S. Yellin, Phys. Rev. D 66 (2002) 032005: the probability that every interval with
/// at most n events has less than x of the μ expected ones. It is kept as shares x/μ at some
/// standard deviations z = Φ⁻¹(C) from the median up, found by simulation. Two things are exact:
/// n = 0 is `MaximumGap`, and the whole range is C_n(μ; μ) = P(N > n).
struct IntervalCurves: Sendable, Equatable {
  /// The grid: the roots of the means in units of 1/8, so that neighbours are alike everywhere.
  static let roots = (6...84).map { Double($0) / 8 }
  /// The standard deviations at which shares are kept; a C below the median never decides.
  static let deviations = (0...7).map { Double($0) / 2 }
  /// Shares are kept in units of one part in so many.
  static let unit = 1 << 15

  /// By grid point, standard deviation and number of events from one: the share in units.
  ///
  /// A standard deviation has only those numbers of events whose whole range lies above it.
  let shares: [[[Int]]]
  /// By grid point and number of events from one: Φ⁻¹(P(N > n)) - Φ⁻¹(C_n) over the share.
  let depths: [[MonotoneCubicInterpolant]]

  /// Joins the shares by smooth curves, which end at the whole range.
  init(shares: [[[Int]]]) throws(NumericsError) {
    self.shares = shares
    var depths: [[MonotoneCubicInterpolant]] = []
    for (root, shares) in zip(Self.roots, shares) {
      let wholes = IntervalLaw.wholes(mean: root * root)
      var curves: [MonotoneCubicInterpolant] = []
      for events in 1..<max(1, 1 + shares[0].count) {
        let kept = shares.prefix { $0.count >= events }.map { Double($0[events - 1]) }
        let points = try CurvePoints(
          x: kept.map { $0 / Double(Self.unit) } + [1],
          y: kept.indices.map { wholes[events] - Self.deviations[$0] } + [0])
        curves.append(MonotoneCubicInterpolant(through: points, beyond: .tangent))
      }
      depths.append(curves)
    }
    self.depths = depths
  }

  /// The probabilities at any mean of the grid's range.
  func law(at mean: Double) -> IntervalLaw {
    let root = mean.squareRoot()
    precondition(
      Self.roots[0] <= root && root <= Self.roots[Self.roots.count - 1],
      "IntervalCurves: mean is \(mean), expected one in the range of the table")
    let position = (root - Self.roots[0]) / (Self.roots[1] - Self.roots[0])
    let lower = min(Int(position), Self.roots.count - 2)
    return IntervalLaw(
      mean: mean, below: depths[lower], above: depths[lower + 1],
      weight: position - Double(lower))
  }
}
