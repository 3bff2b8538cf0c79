import Foundation
import Kernels
import Numerics

/// Pseudo-experiments of a background in which, most times, one of many signals hides.
///
/// A signal is drawn first, or none, then the data. How much more likely the mixture makes them
/// than the background alone is a mean of likelihood ratios, so that weights are exact and at most
/// the inverse share of the background. Tails of six standard deviations are seen by thousands.
struct SignalMixture<Proposals: SignalProposals>: Sendable {
  private let proposals: Proposals
  private let background: Background
  private let expected: [Double]
  private let total: Double
  /// The rates of components, where those are drawn with the data.
  private let rates: UncertainRates?

  init(_ proposals: Proposals, background: Background, cells: ScoreCells) {
    self.proposals = proposals
    self.background = background
    let expected = cells.supported
    self.expected = expected
    total = fixedTreeSum(expected.span)
    rates =
      background.variesByComponent ? UncertainRates(background, cells: cells) : nil
  }

  /// The law of a statistic under the background alone; where the rate is free, given the number
  /// of `events`.
  ///
  /// `makeValue` is called once for each chunk of experiments, and may keep room for its work.
  func distribution(
    events: Int, plan: TailPlan, makeValue: @Sendable () -> (Span<Int>) -> Double
  ) -> WeightedDistribution {
    law(events: events, plan: plan) {
      let value = makeValue()
      return { counts, values in
        let length = counts.count / values.count
        for list in values.indices {
          values[list] = value(counts.extracting(list * length..<(list + 1) * length))
        }
      }
    }
  }

  /// The law of a statistic whose values are found for many experiments at a time.
  func law(
    events: Int, plan: TailPlan, makeValues: @Sendable () -> CellValues
  ) -> WeightedDistribution {
    let sampler = sampler(events: events)
    var toys = [WeightedValue](repeating: WeightedValue(value: 0, weight: 0), count: plan.toys)
    var span = toys.mutableSpan
    forEachChunk(of: &span, size: MixtureLayout.chunk, threads: plan.threads) { range, part in
      let writeValues = makeValues()
      let writeLogMeans = proposals.makeLogMeans()
      let length = expected.count
      var counts = [Int](repeating: 0, count: length)
      var mean = expected
      // The whole block's counts, also as numbers to multiply, and what their cells expect.
      var allCounts = [Int](repeating: 0, count: length * cellBlock)
      var numbers = [Double](repeating: 0, count: length * cellBlock)
      var means = numbers
      var drawn = [Double](repeating: 0, count: cellBlock)
      for start in stride(from: 0, to: range.count, by: cellBlock) {
        let size = min(cellBlock, range.count - start)
        for i in 0..<size {
          let toy = range.lowerBound + start + i
          var stream = RandomStream(seed: plan.seed, purpose: .mixtureToys, index: UInt64(toy))
          drawn[i] = draw(events: events, sampler, into: &counts, &mean, using: &stream)
          for cell in counts.indices {
            allCounts[i * length + cell] = counts[cell]
            numbers[i * length + cell] = Double(counts[cell])
            means[i * length + cell] = mean[cell]
          }
        }
        var values = [Double](repeating: 0, count: size)
        var ratios = values
        var found = values.mutableSpan
        writeValues(allCounts.span.extracting(first: size * length), &found)
        var logMeans = ratios.mutableSpan
        writeLogMeans(
          numbers.span.extracting(first: size * length),
          means.span.extracting(first: size * length), &logMeans)
        for i in 0..<size {
          let share = MixtureLayout.backgroundShare
          part[start + i] = WeightedValue(
            value: values[i], weight: exp(-drawn[i]) / (share + (1 - share) * exp(ratios[i])))
        }
      }
    }
    return WeightedDistribution(toys)
  }

  /// The sampler of background events, for rates near those that will be asked for.
  private func sampler(events: Int) -> CellSampler {
    switch background.rate {
    case .known: return CellSampler(expected: expected, base: 1)
    case .relative(let relative): return CellSampler(expected: expected, base: 1 - 4 * relative)
    case .free:
      let largest = (0..<proposals.count).reduce(0) { max($0, proposals.expected($1)) }
      // Below a table's rate counts are drawn cell by cell, which few signals are worth.
      let fewest =
        Double(events) - min(largest, 0.1 * Double(events)) - 6 * Double(events).squareRoot()
      return CellSampler(expected: expected, base: fewest / total)
    }
  }

  /// Draws counts, and what their cells expect; returns the logarithm of how much more likely the
  /// rates were drawn than they are.
  private func draw(
    events: Int, _ sampler: CellSampler, into counts: inout [Int], _ mean: inout [Double],
    using stream: inout RandomStream
  ) -> Double {
    let index =
      stream.uniform() < MixtureLayout.backgroundShare
      ? nil : proposals.index(at: stream.uniform())
    let signal = index.map { proposals.expected($0) } ?? 0
    var logRatio = 0.0
    let added: Int
    if let rates {
      logRatio = rates.drawWidely(into: &mean, using: &stream)
      if background.rate == .free {
        added = Binomial.sample(
          trials: events, probability: signal / (total + signal), using: &stream)
        counts = Multinomial(trials: events - added, weights: mean.map { max(0, $0) })
          .sample(using: &stream)
      } else {
        for cell in counts.indices {
          counts[cell] = Poisson.sample(mean: max(0, mean[cell]), using: &stream)
        }
        added = Poisson.sample(mean: signal, using: &stream)
      }
    } else {
      switch background.rate {
      case .known:
        sampler.draw(factor: 1, into: &counts, using: &stream)
        added = Poisson.sample(mean: signal, using: &stream)
      case .relative(let relative):
        // One factor on all rates, that of the signal too, as in the likelihood ratio.
        let variance = relative * relative
        let factor = Gamma(shape: 1 / variance, scale: variance).sample(using: &stream)
        sampler.draw(factor: factor, into: &counts, using: &stream)
        added = Poisson.sample(mean: factor * signal, using: &stream)
      case .free:
        added = Binomial.sample(
          trials: events, probability: signal / (total + signal), using: &stream)
        sampler.draw(events: events - added, into: &counts, using: &stream)
      }
    }
    guard let index else { return logRatio }
    for _ in 0..<added {
      counts[proposals.place(index, means: rates == nil ? nil : mean, using: &stream)] += 1
    }
    return logRatio
  }
}

/// The numbers of a mixture of signals.
private enum MixtureLayout {
  /// The share of experiments in which no signal hides, which bounds the weights.
  static let backgroundShare = 0.125
  /// So many experiments are in a chunk, some hundred milliseconds.
  static let chunk = 256
}
