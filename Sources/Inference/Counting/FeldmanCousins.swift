import Foundation
import Numerics

/// The unified intervals of Feldman and Cousins for a count with a known background.
///
/// G. J. Feldman, R. D. Cousins, Phys. Rev. D 57 (1998) 3873. A signal is accepted if the counts
/// that are likelier than the observed one, relative to their own best signal, have together less
/// than the level. The ratio of count n at the mean λ has the logarithm n ln λ - λ - h(n), with
/// h(n) = n ln B - B and B = max(n, b): linear in ln λ, so the means at which two counts change
/// their order are known in closed form, and between them the condition is smooth.
public struct FeldmanCousins: Sendable {
  /// The experiment.
  public let experiment: CountingExperiment
  /// The confidence level, between 0 and 1.
  public let level: Double

  /// Prepares the interval of an experiment.
  public init(_ experiment: CountingExperiment, level: Double) {
    precondition(
      level > 0 && level < 1, "FeldmanCousins: level is \(level), expected between 0 and 1")
    self.experiment = experiment
    self.level = level
  }

  /// The smallest interval that holds every accepted signal.
  public var interval: ClosedRange<Double> {
    let lower = lowestMean.map { max(0, $0 - experiment.background) } ?? 0
    return lower...max(lower, highestMean - experiment.background)
  }

  /// The interval with its upper end never rising with the background, as in the paper's tables.
  ///
  /// Observed counts are whole numbers, so the upper end rises in places with the background; the
  /// paper replaces it with the largest one at any greater background.
  public var monotoneInterval: ClosedRange<Double> {
    let own = interval
    var highest = own.upperBound
    // The upper end falls like 1/b in the mean and is a saw in detail. Beyond this background the
    // observed count is 5 deviations too few and no tooth reaches a smaller one's.
    let n = Double(experiment.observed)
    let last = max(experiment.background, n + 5 * n.squareRoot() + 5) + 5
    let steps = 4000
    for step in 1...steps {
      let background =
        experiment.background + (last - experiment.background) * Double(step) / Double(steps)
      let other = FeldmanCousins(
        CountingExperiment(observed: experiment.observed, background: background), level: level)
      highest = max(highest, other.highestMean - background)
    }
    return own.lowerBound...highest
  }

  /// h(n) of the description.
  private func height(_ count: Int) -> Double {
    let best = max(Double(count), experiment.background)
    return (count == 0 ? 0 : Double(count) * log(best)) - best
  }

  /// The mean above which `count` is relatively likelier than the observed number; below, for less.
  private func exchange(with count: Int) -> Double {
    exp((height(count) - height(experiment.observed)) / Double(count - experiment.observed))
  }

  /// The probability of the counts from `first` to `last`, without loss in either tail.
  private func probability(of counts: ClosedRange<Int>, mean: Double) -> Double {
    let law = Poisson(mean: mean)
    let below = counts.lowerBound - 1
    return Double(counts.lowerBound) > mean
      ? law.survival(below) - law.survival(counts.upperBound)
      : law.cumulative(counts.upperBound) - law.cumulative(below)
  }

  /// Where the likelier counts reach the level, known to have less at `inside` and not at `outside`.
  private func crossing(_ counts: ClosedRange<Int>, inside: Double, outside: Double) -> Double {
    let bracket = min(inside, outside)...max(inside, outside)
    let root = try? Root(of: { probability(of: counts, mean: $0) - level }, in: bracket)
    return root?.x ?? inside
  }

  /// The largest accepted mean.
  private var highestMean: Double {
    let observed = experiment.observed
    var last = observed + 1
    var left = max(exchange(with: last), experiment.background)
    var highest = left
    // Far above, counts as small as the observed one have less than any level leaves over.
    let end = -log(1 - level) + 20
    while height(observed) + left - Double(observed) * log(max(left, 1e-300)) < end {
      // Until the next count joins, those from observed + 1 to last are the likelier ones. Their
      // probability has one maximum in between, so it crosses the level at most once upwards.
      let right = max(exchange(with: last + 1), experiment.background)
      let counts = observed + 1...last
      if right > left {
        if probability(of: counts, mean: right) < level {
          highest = right
        } else if probability(of: counts, mean: left) < level {
          highest = crossing(counts, inside: left, outside: right)
        }
      }
      last += 1
      left = right
    }
    return highest
  }

  /// The smallest accepted mean, or nil where none is refused below.
  private var lowestMean: Double? {
    let observed = experiment.observed
    guard observed > 0 else { return nil }
    var lowest = max(exchange(with: observed - 1), experiment.background)
    var right = lowest
    for first in stride(from: observed - 1, through: 0, by: -1) {
      let left = max(first > 0 ? exchange(with: first - 1) : 0, experiment.background)
      let counts = first...observed - 1
      guard left < right else { continue }
      if probability(of: counts, mean: left) < level {
        lowest = left
      } else if probability(of: counts, mean: right) < level {
        lowest = crossing(counts, inside: right, outside: left)
      }
      // Once the observed count is improbable by itself, nothing below is accepted.
      let excess = SpecialFunctions.logPoisson(Double(observed), mean: left)
      if left < Double(observed), excess < log(1 - level) - 40 { break }
      right = left
    }
    return lowest
  }
}
