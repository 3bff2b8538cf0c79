import Foundation
import Numerics

/// The upper limit from the interval that restricts the signal most, where background is unknown.
///
/// S. Yellin, Phys. Rev. D 66 (2002) 032005. For each number n of events the largest interval that
/// holds no more is compared with what chance gives, C_n; the largest C_n is the statistic, and
/// simulation tells how large it may be. Events of any background only weaken the limit, and those
/// far from the signal's bulk hardly do.
public struct OptimumInterval: Sendable {
  private let intervals: [EventInterval]
  private let table: OptimumIntervalTable

  /// Finds the intervals between events.
  ///
  /// - Parameters:
  ///   - places: The cumulative shares of the signal, from 0 to 1, at which events lie.
  ///   - table: What chance gives.
  public init(between places: [Double], table: OptimumIntervalTable = .shipped) {
    // More events are below the median everywhere in the table, and never decide.
    let most = IntervalLaw.wholes(mean: OptimumIntervalTable.means.upperBound).count
    intervals = EventInterval.largest(between: places, holdingAtMost: most)
    self.table = table
  }

  /// Whether so large an expected signal is excluded at a confidence level.
  public func excludes(mean: Double, level: Double) -> Bool {
    // Below, no event at all is not too rare.
    guard mean > -log1p(-level) else { return false }
    let law = table.curves.law(at: mean)
    return law.largestDeviation(of: intervals).deviation
      > table.thresholdDeviation(level: level, law: law)
  }

  /// The signal above which all are excluded; nil where it is beyond the table.
  public func limit(level: Double) -> YellinLimit? {
    precondition(
      OptimumIntervalTable.levels.contains(level),
      "OptimumInterval: level is \(level), expected one in \(OptimumIntervalTable.levels)")
    var excluded = OptimumIntervalTable.means.upperBound
    guard excludes(mean: excluded, level: level) else { return nil }
    var allowed = -log1p(-level)
    for root in OptimumIntervalTable.thresholdRoots.dropLast().reversed() {
      let mean = root * root
      guard mean > allowed else { break }
      guard excludes(mean: mean, level: level) else {
        allowed = mean
        break
      }
      excluded = mean
    }
    while true {
      let middle = 0.5 * (allowed + excluded)
      guard allowed < middle, middle < excluded, excluded - allowed > 1e-12 * excluded else {
        break
      }
      if excludes(mean: middle, level: level) { excluded = middle } else { allowed = middle }
    }
    let decisive = table.curves.law(at: allowed).largestDeviation(of: intervals).events
    return YellinLimit(mean: allowed, interval: intervals[decisive])
  }
}
