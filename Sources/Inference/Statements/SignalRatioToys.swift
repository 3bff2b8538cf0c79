import Foundation
import Numerics

/// The toys behind CLs at a value: those without the signal, and then those with it.
///
/// Their parameters are those of the fits to the data without and with the signal. Where few toys
/// with the signal would be as strange as the data, they are drawn with less of it and weighted back.
public struct SignalRatioToys: Sendable {
  /// The number of toys without the signal.
  public let count: Int
  private let analysis: ProfileAnalysis
  private let value: Double
  private let observed: Double
  private let without: ToyEnsemble

  /// The toys for an analysis of data.
  ///
  /// - Parameters:
  ///   - analysis: The analysis of the data.
  ///   - value: The value of the parameter of interest.
  ///   - count: The number of toys of either kind.
  /// - Throws: Where the data have no statistic at the value.
  public init(_ analysis: ProfileAnalysis, at value: Double, count: Int) throws(StatementError) {
    self.analysis = analysis
    self.value = value
    self.count = count
    observed = try analysis.statistic(.upper, at: value)
    without = analysis.toys(at: analysis.parameter.range.lowerBound)
  }

  /// What toys come to: how unlikely they make the data, and experiments without signal.
  public struct Tails: Sendable {
    /// The statistics of the data, and those that 97.7, 84, 50, 16 and 2.3 % of experiments without
    /// signal do not exceed.
    fileprivate let statistics: [Double]
    /// The probabilities of statistics as large.
    fileprivate let probabilities: [Double]
    /// The relative error of that of the data.
    fileprivate let relativeError: Double
    /// The number of toys that were fitted.
    fileprivate let toys: Int

    fileprivate init(of statistics: [Double], toys: Int, _ significance: (Double) -> Significance) {
      self.statistics = statistics
      probabilities = statistics.map { significance($0).probability }
      relativeError = significance(statistics[0]).relativeError
      self.toys = toys
    }

    /// What a file keeps of them.
    package var numbers: [Double] {
      statistics + probabilities + [relativeError, Double(toys)]
    }

    /// Those that a file has kept.
    package init(numbers: [Double]) {
      let count = numbers.count / 2 - 1
      statistics = Array(numbers[..<count])
      probabilities = Array(numbers[count..<2 * count])
      relativeError = numbers[2 * count]
      toys = Int(numbers[2 * count + 1])
    }
  }

  /// The statistics of a stretch of toys without the signal; stretches can be joined.
  public func statistics(_ range: Range<Int>, seed: UInt64, threads: Int) -> [Double] {
    without.statistics(
      .upper, at: value, plan: ToyEnsemble.Plan(count: range.count, seed: seed, threads: threads),
      first: Self.without + range.lowerBound)
  }

  /// What the statistics of all toys without the signal come to.
  public func tails(of statistics: [Double]) throws(StatementError) -> Tails {
    let toys = statistics.filter { !$0.isNaN }.sorted()
    guard !toys.isEmpty else { throw .noToys(value: value) }
    let bands = [2.0, 1, 0, -1, -2].map {
      let place = Int(Normal.standard.cumulative($0) * Double(toys.count))
      return toys[min(place, toys.count - 1)]
    }
    return Tails(of: [observed] + bands, toys: toys.count) { toys.share(atLeast: $0) }
  }

  /// The toys with the signal, where those without it are known.
  public func withSignal(against without: Tails) -> WithSignal {
    let rarest = max(without.statistics[0], without.statistics[1])
    guard ProfileAnalysis.isRare(rarest, among: count) else {
      return WithSignal(
        value: value, count: count, background: without, toys: .plain(analysis.toys(at: value)))
    }
    let lower = analysis.parameter.range.lowerBound
    let mixture = ToyMixture(
      of: analysis.heldFit(at: value).values,
      and: analysis.hypotheses(at: [0, 0.25, 0.5, 0.75].map { lower + $0 * (value - lower) }),
      model: analysis.likelihood.model, interest: analysis.interest, purpose: .likelihoodToys)
    return WithSignal(
      value: value, count: mixture.rounded(count), background: without, toys: .weighted(mixture))
  }

  /// The toys with the signal; weighted ones are a few more than were asked for.
  public struct WithSignal: Sendable {
    /// The number of toys.
    public let count: Int
    private let value: Double
    private let background: Tails
    private let toys: Toys

    fileprivate enum Toys {
      case plain(ToyEnsemble)
      case weighted(ToyMixture)
    }

    fileprivate init(value: Double, count: Int, background: Tails, toys: Toys) {
      self.value = value
      self.count = count
      self.background = background
      self.toys = toys
    }

    /// What a stretch of toys comes to: statistics, or pairs of statistics and weights.
    public func numbers(_ range: Range<Int>, seed: UInt64, threads: Int) -> [Double] {
      let plan = ToyEnsemble.Plan(count: range.count, seed: seed, threads: threads)
      switch toys {
      case .plain(let ensemble):
        return ensemble.statistics(
          .upper, at: value, plan: plan, first: SignalRatioToys.plain + range.lowerBound)
      case .weighted(let mixture):
        return mixture.values(
          of: .upper, at: value, plan: plan, first: SignalRatioToys.weighted,
          toy: range.lowerBound
        ).flatMap { [$0.value, $0.weight] }
      }
    }

    /// What the numbers of all toys come to.
    public func tails(of numbers: [Double]) throws(StatementError) -> Tails {
      switch toys {
      case .plain:
        let toys = numbers.filter { !$0.isNaN }.sorted()
        guard !toys.isEmpty else { throw .noToys(value: value) }
        return Tails(of: background.statistics, toys: toys.count) { toys.share(atLeast: $0) }
      case .weighted:
        let pairs = stride(from: 0, to: numbers.count, by: 2).map {
          WeightedValue(value: numbers[$0], weight: numbers[$0 + 1])
        }
        guard let law = WeightedDistribution(fitted: pairs) else { throw .noToys(value: value) }
        return Tails(of: background.statistics, toys: law.count) {
          law.significance(of: $0 - ProfileAnalysis.tie)
        }
      }
    }

    /// The ratio, where toys with the signal are known as well.
    public func ratio(_ tails: Tails) -> SignalRatio {
      let ratios = zip(tails.probabilities, background.probabilities).map { min(1, $0 / $1) }
      let method: TailMethod =
        switch toys {
        case .plain: .toys(tails.toys)
        case .weighted: .weightedToys(tails.toys)
        }
      let (with, without) = (tails.relativeError, background.relativeError)
      return SignalRatio(
        value: value, statistic: background.statistics[0], observed: ratios[0],
        relativeError: (with * with + without * without).squareRoot(),
        expected: Array(ratios[1...]), method: method)
    }
  }

  /// Toys of the ratio have numbers beyond those of thresholds and of the discovery.
  private static let plain = 1 << 41
  private static let without = 1 << 42
  private static let weighted = 1 << 44
}

extension ProfileAnalysis {
  /// CLs by toys with and without the signal, of the parameters fitted to the data with each.
  public func signalRatio(
    at value: Double, plan: ToyEnsemble.Plan
  ) throws(StatementError) -> SignalRatio {
    let toys = try SignalRatioToys(self, at: value, count: plan.count)
    let without = try toys.tails(
      of: toys.statistics(0..<toys.count, seed: plan.seed, threads: plan.threads))
    let signal = toys.withSignal(against: without)
    let numbers = signal.numbers(0..<signal.count, seed: plan.seed, threads: plan.threads)
    return signal.ratio(try signal.tails(of: numbers))
  }

  /// Toys of the parameters fitted to the data with that of interest held.
  fileprivate func toys(at value: Double) -> ToyEnsemble {
    ToyEnsemble(
      likelihood.model, at: heldFit(at: value).values, interest: interest,
      purpose: .likelihoodToys)
  }
}

extension [Double] {
  /// `(k + 1) / (n + 1)` for the statistics of toys.
  fileprivate func share(atLeast value: Double) -> Significance {
    Significance(above: count { $0 >= value - ProfileAnalysis.tie }, of: count)
  }
}
