import Foundation
import Numerics

/// The values of a parameter that data do not exclude.
public struct ProfileInterval: Sendable, Equatable {
  /// The confidence level.
  public let level: Double
  /// The best value.
  public let best: Double
  /// The smallest value accepted.
  public let lower: Double
  /// The largest value accepted; infinite where the data do not limit it.
  public let upper: Double
  /// Whether values between the ends are excluded, too.
  public let isDisconnected: Bool

  /// Whether the smallest value is not the end of the parameter's range, so that there are two sides.
  public func isTwoSided(in range: ClosedRange<Double>) -> Bool { lower > range.lowerBound }

  /// The same interval with an upper end that is not below what experiments without signal exclude
  /// with a chance of `power`, from their own upper ends.
  ///
  /// The power-constrained limit (arXiv:1105.3166; the power of 0.16 is that of arXiv:2105.00599).
  public func constrained(byUpperEnds ends: [Double], power: Double = 0.16) -> ProfileInterval {
    precondition(
      power > 0 && power < 1 && !ends.isEmpty,
      "ProfileInterval: power \(power) of \(ends.count) limits, expected 0 to 1 of some")
    let place = min(Int(power * Double(ends.count)), ends.count - 1)
    return ProfileInterval(
      level: level, best: best, lower: lower, upper: max(upper, ends.sorted()[place]),
      isDisconnected: isDisconnected)
  }
}

/// The search for the values at which a statistic reaches its threshold.
struct IntervalSearch {
  let kind: ProfileStatistic
  let thresholds: ThresholdCurve
  /// The range of the parameter.
  let range: ClosedRange<Double>
  /// The error of the parameter, or another idea of how far to step.
  let scale: Double
  /// How exactly the ends are found, in units of `scale`.
  var precision = 1e-6

  /// The excess of the statistic over its threshold, not above zero for a tie; NaN where a fit did not converge.
  func excess(_ profile: inout some Profiling, at value: Double) -> Double {
    profile.statistic(kind, at: value) - thresholds.threshold(at: value) - thresholds.tie
  }

  /// The ends nearest to the best value; `nil` where a fit did not converge.
  func interval(of profile: inout some Profiling) -> ProfileInterval? {
    guard let best = profile.best() else { return nil }
    guard let upper = end(&profile, from: best.value, up: true),
      let lower = kind == .upper ? range.lowerBound : end(&profile, from: best.value, up: false)
    else { return nil }
    return ProfileInterval(
      level: thresholds.level, best: best.value, lower: lower, upper: upper,
      isDisconnected: false)
  }

  /// The first crossing above or below the best value, or the end of the range.
  private func end(
    _ profile: inout some Profiling, from best: Double, up: Bool
  ) -> Double? {
    let limit = up ? range.upperBound : range.lowerBound
    var inside = best
    var step = scale
    // Sixty doublings are beyond any range that numbers have.
    for _ in 0..<60 {
      if inside == limit { return limit }
      let next = up ? min(inside + step, limit) : max(inside - step, limit)
      let value = excess(&profile, at: next)
      if value.isNaN { return nil }
      if value > 0 { return root(&profile, between: inside, and: next) }
      inside = next
      step *= 2
    }
    return up ? .infinity : -.infinity
  }

  /// The farthest accepted value beyond an end, looked for in even steps; `nil` where there is none.
  func farthest(
    _ profile: inout some Profiling, beyond end: Double, to limit: Double
  ) -> Double? {
    guard limit != end else { return nil }
    let steps = 16
    var found: Double?
    var inside: Double?
    for step in 1...steps {
      let value = end + (limit - end) * Double(step) / Double(steps)
      if excess(&profile, at: value) < 0 {
        inside = value
        found = value
      } else if let last = inside {
        found = root(&profile, between: last, and: value) ?? last
        inside = nil
      }
    }
    return found
  }

  private func root(
    _ profile: inout some Profiling, between inside: Double, and outside: Double
  ) -> Double? {
    var copy = profile
    let bracket = min(inside, outside)...max(inside, outside)
    // At the best value the statistic is zero, whatever rounding makes of it.
    let found = try? Root(
      of: { $0 == inside ? min(excess(&copy, at: $0), -1e-300) : excess(&copy, at: $0) },
      in: bracket, tolerance: precision * scale)
    profile = copy
    return found?.x
  }
}
