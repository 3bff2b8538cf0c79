import Foundation
import Numerics

/// The number of events, of all scores or in a region declared beforehand.
///
/// Its law is closed: Poisson where the rate is known, negative binomial where it is uncertain; in
/// a region with a free rate, binomial given the number of all events. There is no test of the
/// number of all events with a free rate.
public struct CountStatistic: Statistic {
  public let kind: StatisticKind
  public let background: Background
  private let interval: ClosedRange<Double>?
  /// The probability of a background event to be counted.
  private let share: Double
  /// The same of each component.
  private let shares: [Double]
  /// Where components have rates of their own: the choices of them to average over.
  private let average: RateAverage?

  /// The number of all events; throws where the rate is free.
  public init(for background: Background) throws(InferenceError) {
    guard background.rate != .free else {
      throw .rateIsNeeded(statistic: StatisticKind.count.name)
    }
    self.background = background
    kind = .count
    interval = nil
    share = 1
    shares = background.components.map { _ in 1 }
    average = RateAverage(background, effects: shares)
  }

  /// The number of events in a region of one score.
  public init(for background: Background, in region: ScoreRegion) throws(InferenceError) {
    kind = .countInRegion(region)
    guard case .line(let density) = background.shape else {
      throw .needsOneScore(statistic: kind.name)
    }
    let interval = try region.interval(for: density)
    share = Self.probability(of: interval, density)
    guard share > 0, share < 1 else { throw .regionIsEmpty(share: share) }
    shares = background.components.map {
      if case .line(let density) = $0.shape { Self.probability(of: interval, density) } else { 0 }
    }
    average = RateAverage(background, effects: shares)
    self.background = background
    self.interval = interval
  }

  public func evaluate(_ data: ScoreSample) throws(InferenceError) -> Evaluation {
    guard data.dimensions == background.shape.dimensions else {
      throw .dimensionsDiffer(found: data.dimensions, expected: background.shape.dimensions)
    }
    let inside = interval.map { interval in data.first.count(where: interval.contains) }
    return Evaluation(
      value: Double(inside ?? data.count), events: data.count,
      unsupported: background.shape.unsupported(data))
  }

  public func significance(of evaluation: Evaluation) throws(InferenceError) -> Significance {
    // A value from outside need not be whole; at least 2.5 events are at least 3.
    let count = Int(min(max(evaluation.value, 0), 1e15).rounded(.up))
    if let average {
      return average.significance { point in
        let mean = self.expected(average.points[point])
        guard background.rate != .free else {
          return Self.binomial(
            count, of: max(evaluation.events, count), share: mean / background.expected)
        }
        let law = CountLaw.poisson(mean: mean)
        return (law.logTail(atLeast: count), law.logComplement(atLeast: count))
      }
    }
    let expected = background.expected * share
    let law: CountLaw
    switch background.rate {
    case .known: law = .poisson(mean: expected)
    case .relative(let relative): law = .gammaPoisson(mean: expected, relative: relative)
    case .free:
      let (upper, lower) = Self.binomial(count, of: max(evaluation.events, count), share: share)
      return Significance(logProbability: upper, logComplement: lower, method: .closedForm)
    }
    return Significance(
      logProbability: law.logTail(atLeast: count), logComplement: law.logComplement(atLeast: count),
      method: .closedForm)
  }

  public func band(with signal: Signal) throws(InferenceError) -> SignificanceBand {
    let added = signal.expected * (try signalShare(signal))
    let law = Poisson(mean: background.expected * share + added)
    let all = Int((background.expected + signal.expected).rounded())
    func significance(_ quantile: Double) throws(InferenceError) -> Significance {
      try self.significance(
        of: Evaluation(value: Double(law.quantile(quantile)), events: all))
    }
    return SignificanceBand(
      medianValue: Double(law.quantile(SignificanceBand.shares.median)),
      median: try significance(SignificanceBand.shares.median),
      lower: try significance(SignificanceBand.shares.lower),
      upper: try significance(SignificanceBand.shares.upper))
  }

  public func toyRecipe(with signal: Signal?) throws(InferenceError) -> ToyRecipe {
    let added = try signal.map { (signal) throws(InferenceError) in
      signal.expected * (try signalShare(signal))
    }
    let expected = background.expected * share
    let mean = expected + (added ?? 0)
    let purpose: RandomPurpose = signal == nil ? .backgroundToys : .signalToys
    // With a free rate the number of all events is the expected one.
    let all = background.expected + (signal?.expected ?? 0)
    let fixed = background.rate == .free ? Int(all.rounded()) : nil
    let rates = signal == nil ? UncertainRates(background) : nil
    return ToyRecipe { range, seed, values in
      var means = shares
      for toy in range {
        var stream = RandomStream(seed: seed, purpose: purpose, index: UInt64(toy))
        var own = mean
        if let rates, !rates.isEmpty {
          rates.draw(into: &means, using: &stream)
          own = self.expected(means)
        }
        let count =
          fixed.map {
            Binomial.sample(trials: $0, probability: min(1, own / all), using: &stream)
          } ?? Poisson.sample(mean: own, using: &stream)
        values[toy - range.lowerBound] = Double(count)
      }
    }
  }

  /// The number expected to be counted where so many are expected of each component.
  private func expected(_ means: [Double]) -> Double {
    zip(shares, means).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func signalShare(_ signal: Signal) throws(InferenceError) -> Double {
    switch (interval, signal.shape) {
    case (nil, _): return 1
    case (let interval?, .line(let density)): return Self.probability(of: interval, density)
    case (_, .plane): throw .dimensionsDiffer(found: 2, expected: 1)
    }
  }

  /// The logarithms of the probabilities of at least, and of fewer than, `count` of `all` events.
  private static func binomial(
    _ count: Int, of all: Int, share: Double
  ) -> (upper: Double, lower: Double) {
    guard count > 0 else { return (0, -.infinity) }
    let rest = Double(all - count + 1)
    let tail = SpecialFunctions.betaI(Double(count), rest, share)
    let logTail =
      tail > 1e-290
      ? log(tail)
      : SpecialFunctions.logBinomial(Double(count), rest - 1, p: share, q: 1 - share)
    return (logTail, log(SpecialFunctions.betaIComplement(Double(count), rest, share)))
  }

  private static func probability(
    of interval: ClosedRange<Double>, _ density: ScoreDensity
  ) -> Double {
    let above = density.law.survival(interval.lowerBound)
    return above - density.law.survival(interval.upperBound)
  }
}
