import Foundation
import Numerics

/// The intervals of pseudo-experiments: sensitivity bands, and coverage of the truth.
public struct IntervalEnsemble: Sendable {
  /// The model.
  public let model: LikelihoodModel
  /// The place of the parameter of interest.
  public let interest: Int
  /// The statistic.
  public let kind: ProfileStatistic
  /// The thresholds, which every pseudo-experiment takes.
  public let thresholds: ThresholdCurve
  /// What the true parameters other than that of interest are.
  public let nuisances: TrueNuisances
  private let rates: RateModel?
  private let scale: Double

  /// Pseudo-experiments judged by one statistic and its thresholds.
  ///
  /// `scale` is an idea of the parameter's error; ends of intervals are found to 1e-4 of it.
  public init(
    _ model: LikelihoodModel, interest: Int, kind: ProfileStatistic = .twoSided,
    thresholds: ThresholdCurve, scale: Double, nuisances: TrueNuisances = .nominal
  ) {
    precondition(
      scale > 0 && scale.isFinite,
      "IntervalEnsemble: scale is \(scale), expected a positive number")
    self.model = model
    self.interest = interest
    self.kind = kind
    self.thresholds = thresholds
    self.scale = scale
    self.nuisances = nuisances
    rates = RateModel(model)
  }

  /// The upper ends of pseudo-experiments at some truth, rising; those without an end are left out.
  public func upperEnds(at truth: [Double], plan: ToyEnsemble.Plan, first: Int = 0) -> [Double] {
    allUpperEnds(at: truth, plan: plan, first: first).filter(\.isFinite).sorted()
  }

  /// The upper end of each pseudo-experiment, in order; not a finite number where there is none.
  public func allUpperEnds(
    at truth: [Double], plan: ToyEnsemble.Plan, first: Int = 0
  ) -> [Double] {
    let search = IntervalSearch(
      kind: kind, thresholds: thresholds, range: model.parameters[interest].range, scale: scale,
      precision: 1e-4)
    let toys = ToyEnsemble(
      model, rates: rates, at: truth, interest: interest, purpose: .sensitivityToys,
      nuisances: nuisances)
    return toys.results(plan: plan, first: first, filler: .nan) { toy in
      switch toy {
      case .rates(var fitter):
        let found = search.interval(of: &fitter)
        toy = .rates(fitter)
        return found?.upper ?? .nan
      case .general(var profile, _): return search.interval(of: &profile)?.upper ?? .nan
      }
    }
  }

  /// How often intervals hold the truth.
  public func coverage(
    at truth: [Double], plan: ToyEnsemble.Plan, first: Int = 0
  ) -> Coverage {
    let value = truth[interest]
    let toys = ToyEnsemble(
      model, rates: rates, at: truth, interest: interest, purpose: .coverageToys,
      nuisances: nuisances)
    // An interval holds a value whose statistic does not exceed the threshold there.
    let statistics = toys.statistics(kind, at: value, plan: plan, first: first)
    return Coverage(of: value, statistics, by: thresholds)
  }
}

/// How many of some pseudo-experiments have an interval that holds the truth.
public struct Coverage: Sendable, Equatable {
  /// The true value.
  public let value: Double
  /// The confidence level of the intervals.
  public let level: Double
  /// The pseudo-experiments whose fits converged.
  public let toys: Int
  /// Those whose interval holds the truth.
  public let holding: Int

  /// Some experiments, of which `holding` hold the truth.
  package init(value: Double, level: Double, toys: Int, holding: Int) {
    self.value = value
    self.level = level
    self.toys = toys
    self.holding = holding
  }

  /// The experiments whose statistic of the true value is not above a curve's threshold.
  package init(of value: Double, _ statistics: [Double], by curve: ThresholdCurve) {
    let threshold = curve.threshold(at: value) + curve.tie
    self.init(
      value: value, level: curve.level, toys: statistics.count { !$0.isNaN },
      holding: statistics.count { $0 <= threshold })
  }

  /// The share of them.
  public var share: Double { Double(holding) / Double(toys) }
  /// Its standard error, by the binomial law.
  public var error: Double { (share * (1 - share) / Double(toys)).squareRoot() }

  /// Both shards of toys together.
  public func merged(with other: Coverage) -> Coverage {
    precondition(
      value == other.value && level == other.level,
      "Coverage: at \(other.value) and \(other.level), expected \(value) and \(level)")
    return Coverage(
      value: value, level: level, toys: toys + other.toys, holding: holding + other.holding)
  }
}

/// The median and the bands of the upper ends of pseudo-experiments without signal.
public struct SensitivityLimits: Sendable, Equatable {
  /// The upper ends that 2.3, 16, 50, 84 and 97.7 % of the experiments do not exceed.
  public let ends: [Double]
  /// The number of pseudo-experiments; zero for asymptotic ones.
  public let toys: Int

  /// The quantiles of rising upper ends; `nil` for none.
  public init?(upperEnds: [Double]) {
    guard let last = upperEnds.last else { return nil }
    toys = upperEnds.count
    ends = [-2.0, -1, 0, 1, 2].map { z in
      let place = Normal.standard.cumulative(z) * Double(upperEnds.count - 1)
      let left = Int(place)
      guard left + 1 < upperEnds.count else { return last }
      return upperEnds[left] + (place - Double(left)) * (upperEnds[left + 1] - upperEnds[left])
    }
  }

  /// The median.
  public var median: Double { ends[2] }
}
