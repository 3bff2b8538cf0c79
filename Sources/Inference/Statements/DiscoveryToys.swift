import Foundation
import Numerics

/// The toys that say how unlikely data are without the signal: plain ones, or weighted back.
///
/// Their parameters are those of the fit to the data without the signal. In weighted ones most
/// toys hold a signal about the best one, each with the other parameters that then fit the data
/// best. Data of the best fit are, of all as strange as these, those that come nearest to having no
/// signal, so that they are what toys without signal look like where they are so strange.
public struct DiscoveryToys: Sendable {
  /// How toys are drawn.
  public enum Choice: Sendable {
    /// Without signal.
    case plain
    /// Most with a signal, and weighted back.
    case weighted
    /// Plain where some hundred toys, or one in twenty, will be as strange as the data; else weighted.
    case automatic
  }

  /// The number of toys; weighted ones are a few more than were asked for.
  public let count: Int
  /// The statistic of the data.
  public let observed: Double
  private let value: Double
  private let toys: Toys

  private enum Toys {
    case plain(ToyEnsemble)
    case weighted(ToyMixture)
  }

  /// The toys for an analysis of data.
  public init(
    _ analysis: ProfileAnalysis, count: Int, choice: Choice = .automatic
  ) throws(StatementError) {
    let none = analysis.parameter.range.lowerBound
    let observed = try analysis.statistic(.twoSided, at: none)
    let isWeighted =
      switch choice {
      case .plain: false
      case .weighted: true
      case .automatic: ProfileAnalysis.isRare(observed, among: count)
      }
    let (model, interest) = (analysis.likelihood.model, analysis.interest)
    let hypothesis = analysis.heldFit(at: none).values
    if isWeighted {
      let best = analysis.best.values[interest]
      let mixture = ToyMixture(
        of: hypothesis,
        and: analysis.hypotheses(at: [0.5, 0.75, 1, 1.25, 1.5].map { none + $0 * (best - none) }),
        model: model, interest: interest, purpose: .likelihoodToys)
      toys = .weighted(mixture)
      self.count = mixture.rounded(count)
    } else {
      toys = .plain(
        ToyEnsemble(model, at: hypothesis, interest: interest, purpose: .likelihoodToys))
      self.count = count
    }
    value = none
    self.observed = observed
  }

  /// What a stretch of toys comes to: statistics, or pairs of statistics and weights.
  ///
  /// - Parameters:
  ///   - range: The toys.
  ///   - seed: The seed of their random numbers.
  ///   - threads: The number of threads, on which nothing depends.
  /// - Returns: The numbers, of which stretches can be joined.
  public func numbers(_ range: Range<Int>, seed: UInt64, threads: Int) -> [Double] {
    let plan = ToyEnsemble.Plan(count: range.count, seed: seed, threads: threads)
    switch toys {
    case .plain(let ensemble):
      return ensemble.statistics(
        .twoSided, at: value, plan: plan, first: Self.plainToys + range.lowerBound)
    case .weighted(let mixture):
      return mixture.values(
        of: .twoSided, at: value, plan: plan, first: Self.weightedToys, toy: range.lowerBound
      ).flatMap { [$0.value, $0.weight] }
    }
  }

  /// How unlikely the data are, from the numbers of all toys.
  ///
  /// Data that are impossible without the signal have a probability of zero.
  public func significance(of numbers: [Double]) throws(StatementError) -> Significance {
    guard observed.isFinite else {
      return Significance(logProbability: -.infinity, method: .closedForm)
    }
    switch toys {
    case .plain:
      let fitted = numbers.filter { !$0.isNaN }
      guard !fitted.isEmpty else { throw .noToys(value: value) }
      return Significance(
        above: fitted.count { $0 >= observed - ProfileAnalysis.tie }, of: fitted.count)
    case .weighted:
      let pairs = stride(from: 0, to: numbers.count, by: 2).map {
        WeightedValue(value: numbers[$0], weight: numbers[$0 + 1])
      }
      guard let law = WeightedDistribution(fitted: pairs) else { throw .noToys(value: value) }
      return law.significance(of: observed - ProfileAnalysis.tie)
    }
  }

  /// What a file keeps of a significance: the probability, its relative error and the toys.
  package func summary(of found: Significance) -> [Double] {
    let toys =
      switch found.method {
      case .toys(let count), .weightedToys(let count): Double(count)
      default: 0.0
      }
    return [found.probability, found.relativeError, toys]
  }

  /// The significance that a file has kept.
  package func significance(ofSummary numbers: [Double]) -> Significance {
    guard numbers[0] > 0 else {
      return Significance(logProbability: -.infinity, method: .closedForm)
    }
    let count = Int(numbers[2])
    let method: TailMethod =
      switch toys {
      case .plain: .toys(count)
      case .weighted: .weightedToys(count)
      }
    return Significance(
      probability: numbers[0], relativeError: numbers[1], method: method)
  }

  /// Toys of the discovery have numbers beyond those of thresholds.
  private static let plainToys = 1 << 40
  /// Weighted ones have their own.
  private static let weightedToys = 1 << 43
}
