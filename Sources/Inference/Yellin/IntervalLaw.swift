import Foundation
import Numerics

/// The probabilities C_n of intervals with few events at one expected signal.
///
/// They are given as standard deviations Φ⁻¹(C_n). Between two means of the grid the distance to
/// the whole range's Φ⁻¹(P(N > n)), which is exact, is interpolated at equal shares, linearly in
/// the root of the mean.
struct IntervalLaw {
  /// The expected signal.
  let mean: Double
  /// Φ⁻¹(P(N > n)) for each number of events n whose whole range lies above the median.
  let wholes: [Double]
  private let below: [MonotoneCubicInterpolant]
  private let above: [MonotoneCubicInterpolant]
  private let weight: Double
  /// The gap that every other is below with probability one half.
  private let medianGap: Double

  /// Joins the curves of two neighbouring grid points, by number of events from one.
  init(
    mean: Double, below: [MonotoneCubicInterpolant], above: [MonotoneCubicInterpolant],
    weight: Double
  ) {
    self.mean = mean
    self.below = below
    self.above = above
    self.weight = weight
    wholes = Self.wholes(mean: mean)
    let excess = { MaximumGap.cumulative(gap: $0, mean: mean) - 0.5 }
    medianGap = (try? Root(of: excess, in: 0...mean))?.x ?? mean
  }

  /// Φ⁻¹(P(N > n)) for n from zero, as long as it is positive.
  static func wholes(mean: Double) -> [Double] {
    let law = Poisson(mean: mean)
    return Array(
      (0...).lazy.map { Normal.standard.upperQuantile(law.cumulative($0)) }.prefix { $0 > 0 })
  }

  /// Φ⁻¹(C_n) of an interval; anything below the median may be answered by minus infinity.
  func deviation(events: Int, share: Double) -> Double {
    guard events < wholes.count else { return -.infinity }
    if share >= 1 { return wholes[events] }
    guard events > 0 else {
      let gap = share * mean
      return gap < medianGap
        ? -.infinity
        : Normal.standard.quantile(MaximumGap.cumulative(gap: gap, mean: mean))
    }
    let upper = above[events - 1].value(at: share)
    // A number of events whose curve begins between the two means has its upper one alone.
    let lower = events <= below.count ? below[events - 1].value(at: share) : upper
    return wholes[events] - (lower + weight * (upper - lower))
  }

  /// The largest Φ⁻¹(C_n) among the largest intervals of each number of events, and which it is.
  func largestDeviation(of intervals: [EventInterval]) -> (deviation: Double, events: Int) {
    var largest = (deviation: -Double.infinity, events: 0)
    for events in 0..<min(intervals.count, wholes.count) {
      let deviation = deviation(events: events, share: intervals[events].share)
      if deviation > largest.deviation { largest = (deviation, events) }
    }
    return largest
  }
}
