import Foundation
import Kernels
import Numerics

/// Pseudo-experiments whose cells scatter more than a background's do, weighted back.
///
/// Each cell's rate is multiplied by a gamma factor of variance `c² / b`, so that a sum over cells of
/// squared distances grows by `1 + c²`: where a statistic of all cells at once has its tail. Counts
/// are then negative binomial, or for a given sum Dirichlet-multinomial, so that the weights are
/// exact; one part of the mixture is the background itself.
struct DispersedMixture: Sendable {
  private let background: Background
  private let expected: [Double]
  private let rates: UncertainRates
  private let total: Double
  /// For each dispersion and cell, the logarithms of its ratio for the likely counts; none where
  /// rates are drawn.
  private let tables: [[[Double]]]

  /// The excess variances `c²` of the mixture's parts.
  private static let dispersions = [0, 0.4, 1, 2.5]
  private static let chunk = 4096

  init(background: Background, cells: ScoreCells) {
    self.background = background
    let expected = cells.supported
    self.expected = expected
    total = fixedTreeSum(expected.span)
    let rates = UncertainRates(background, cells: cells)
    self.rates = rates
    tables = Self.dispersions.map { dispersion in
      guard dispersion > 0, rates.isEmpty else { return [] }
      return expected.map { mean in
        let largest = Int(mean + 10 * (mean * (1 + dispersion)).squareRoot()) + 20
        return (0...largest).map { Self.logRatio($0, mean: mean, dispersion) }
      }
    }
  }

  /// The law of a statistic under the background alone; where the rate is free, given the number
  /// of `events`.
  func distribution(
    events: Int, plan: TailPlan, value: @Sendable (Span<Int>) -> Double
  ) -> WeightedDistribution {
    var toys = [WeightedValue](repeating: WeightedValue(value: 0, weight: 0), count: plan.toys)
    var span = toys.mutableSpan
    forEachChunk(of: &span, size: Self.chunk, threads: plan.threads) { range, part in
      var means = expected
      var counts = [Int](repeating: 0, count: expected.count)
      for toy in range {
        var stream = RandomStream(seed: plan.seed, purpose: .dispersedToys, index: UInt64(toy))
        let logRatio = draw(events: events, &means, &counts, using: &stream)
        part[toy - range.lowerBound] = WeightedValue(
          value: value(counts.span), weight: exp(-logRatio))
      }
    }
    return WeightedDistribution(toys)
  }

  /// Draws counts; returns the logarithm of how much more likely the mixture makes them.
  private func draw(
    events: Int, _ means: inout [Double], _ counts: inout [Int],
    using stream: inout RandomStream
  ) -> Double {
    var proposal = 0.0
    if !rates.isEmpty { proposal = rates.drawWidely(into: &means, using: &stream) }
    let chosen = Self.dispersions[Int(stream.uniform() * Double(Self.dispersions.count))]
    if background.rate == .free {
      drawSplit(events, chosen, means, &counts, using: &stream)
    } else {
      for cell in means.indices {
        counts[cell] = Poisson.sample(
          mean: Self.dispersed(max(0, means[cell]), chosen, using: &stream), using: &stream)
      }
    }
    var highest = -Double.infinity
    let ratios = Self.dispersions.indices.map { part in
      let ratio = logRatio(counts, means, part)
      highest = max(highest, ratio)
      return ratio
    }
    let sum = ratios.reduce(0) { $0 + exp($1 - highest) }
    return proposal + highest + log(sum / Double(Self.dispersions.count))
  }

  /// Splits a number of events over cells whose rates scatter.
  private func drawSplit(
    _ events: Int, _ dispersion: Double, _ means: [Double], _ counts: inout [Int],
    using stream: inout RandomStream
  ) {
    let drawn = means.map { Self.dispersed($0, dispersion, using: &stream) }
    var rest = fixedTreeSum(drawn.span)
    var left = events
    for cell in drawn.indices {
      let share = rest > 0 ? min(1, drawn[cell] / rest) : 1
      counts[cell] =
        cell == drawn.count - 1
        ? left : Binomial.sample(trials: left, probability: share, using: &stream)
      left -= counts[cell]
      rest = max(0, rest - drawn[cell])
    }
  }

  /// A rate that scatters with variance `dispersion` times its mean.
  private static func dispersed(
    _ mean: Double, _ dispersion: Double, using stream: inout RandomStream
  ) -> Double {
    guard dispersion > 0, mean > 0 else { return mean }
    return Gamma(shape: mean / dispersion, scale: dispersion).sample(using: &stream)
  }

  /// `log P(counts | dispersion) / P(counts | background)`.
  private func logRatio(_ counts: [Int], _ means: [Double], _ part: Int) -> Double {
    let dispersion = Self.dispersions[part]
    guard dispersion > 0 else { return 0 }
    let table = tables[part]
    var sum = 0.0
    var all = 0
    for cell in counts.indices {
      let count = counts[cell]
      sum +=
        !table.isEmpty && count < table[cell].count
        ? table[cell][count] : Self.logRatio(count, mean: means[cell], dispersion)
      all += count
    }
    // Given the sum, both laws are divided by their law of the sum.
    guard background.rate == .free else { return sum }
    return sum - Self.logRatio(all, mean: total, dispersion)
  }

  /// `log NB(n) / Poisson(n)` for a gamma rate of variance `dispersion · mean`.
  private static func logRatio(_ count: Int, mean: Double, _ dispersion: Double) -> Double {
    guard mean > 0 else { return 0 }
    let n = Double(count)
    let successes = mean / dispersion
    // Γ(n + r) / Γ(r) (1 + 1/c²)^-n (1 + c²)^-r over mⁿ e^-m.
    var sum = mean - (n + successes) * log1p(dispersion)
    if count < 8 {
      for i in 0..<count { sum += log((successes + Double(i)) / successes) }
      return sum
    }
    sum +=
      SpecialFunctions.logGamma(n + successes) - SpecialFunctions.logGamma(successes)
      - n * log(successes)
    return sum
  }
}
