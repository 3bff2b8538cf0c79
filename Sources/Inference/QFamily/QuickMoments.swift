import Foundation
import Numerics

/// The first three moments of a sum over background and signal events, as the signal grows.
///
/// What an event adds is averaged over the background and over the signal once; for each number of
/// signal events a sum over N of some thousand terms is left.
struct QuickMoments: Sendable {
  /// Moments of what an event adds, about its mean under the background.
  private struct Mark {
    var first = 0.0
    var second: Double
    var third: Double
  }

  private let background: Mark
  private let signal: Mark
  private let center: Double
  private let expected: Double
  private let term: CountTerm
  private let isFixed: Bool

  /// Numbers of events further off than this many deviations do not count: `exp(-50)` of them.
  private static let reach = 10.0

  init(_ statistic: LikelihoodStatistic, to shape: ScoreShape) {
    let own = statistic.marks.whole.moments
    let law = MarkLaw(
      [.signal(shape)], under: statistic.background.shape, origin: statistic.origin)
    let spread = law.moments
    let shift = law.center - statistic.marks.whole.center
    background = Mark(second: own.variance, third: own.third)
    signal = Mark(
      first: shift, second: spread.variance + shift * shift,
      third: spread.third + 3 * shift * spread.variance + shift * shift * shift)
    center = statistic.marks.whole.center
    expected = statistic.background.expected
    term = statistic.term
    isFixed = statistic.background.rate == .free
  }

  /// The mean, the deviation and the skewness with so many signal events.
  func moments(signal events: Double) -> (mean: Double, deviation: Double, skewness: Double) {
    let total = expected + events
    let share = events / total
    let first = share * signal.first
    let second = (1 - share) * background.second + share * signal.second
    let variance = second - first * first
    let third =
      (1 - share) * background.third + share * signal.third - 3 * first * second
      + 2 * first * first * first
    // Given N the sum has a centre, and a spread about it (the law of total cumulance).
    var centers = Moments()
    var terms: [(weight: Double, count: Double, center: Double)] = []
    forEachCount(total) { weight, count, value in
      let center = value + Double(count) * (center + first)
      centers.add(center, weight: weight)
      terms.append((weight, Double(count), center))
    }
    var number = 0.0
    var cross = 0.0
    var cubes = 0.0
    for term in terms {
      let distance = term.center - centers.mean
      number += term.weight * term.count
      cross += term.weight * term.count * distance
      cubes += term.weight * distance * distance * distance
    }
    let all = centers.weight
    let squared = centers.variance + number / all * variance
    let cubed = cubes / all + 3 * variance * cross / all + number / all * third
    return (centers.mean, squared.squareRoot(), cubed / (squared * squared.squareRoot()))
  }

  /// Visits each number of events with its weight and its own term, by ratios of neighbours.
  private func forEachCount(
    _ total: Double, _ visit: (_ weight: Double, _ count: Int, _ value: Double) -> Void
  ) {
    let middle = Int(total.rounded())
    let start = term.value(middle)
    visit(1, middle, start)
    guard !isFixed else { return }
    let reach = Int((Self.reach * total.squareRoot()).rounded(.up)) + 10
    var weight = 1.0
    var value = start
    for count in (middle + 1)...(middle + reach) {
      weight *= total / Double(count)
      value += step(to: count)
      visit(weight, count, value)
    }
    weight = 1
    value = start
    for count in stride(from: middle, to: max(0, middle - reach), by: -1) {
      weight *= Double(count) / total
      value -= step(to: count)
      visit(weight, count - 1, value)
    }
  }

  /// How the term of a number of events differs from that of one less.
  private func step(to count: Int) -> Double {
    switch term {
    case .none: 0
    case .poisson(let expected): 2 * log(Double(count) / expected)
    case .profiled: term.value(count) - term.value(count - 1)
    }
  }
}
