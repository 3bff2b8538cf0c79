import Foundation
import Numerics

/// What data say of one parameter of interest.
public struct ProfileAnalysis: Sendable {
  /// A value of the parameter of interest, judged.
  public struct ScanPoint: Sendable, Equatable {
    /// The value.
    public let value: Double
    /// The statistic there.
    public let statistic: Double
    /// The threshold above which the value is excluded.
    public let threshold: Double
    /// The parameters of the fit with the value held.
    public let values: [Double]
  }

  /// The likelihood of the data.
  public let likelihood: Likelihood
  /// The place of the parameter of interest.
  public let interest: Int
  /// The best fit.
  public let best: Fit
  /// Its errors.
  public let errors: FitErrors

  /// Fits a model to data; throws where the fit finds no minimum.
  public init(_ likelihood: Likelihood, interest: Int) throws(StatementError) {
    self.likelihood = likelihood
    self.interest = interest
    best = likelihood.fit()
    guard best.isConverged else {
      throw .notConverged("the best fit", residual: best.residual)
    }
    errors = likelihood.errors(at: best)
  }

  /// The parameter of interest.
  public var parameter: Parameter { likelihood.model.parameters[interest] }

  /// A step in the parameter that changes the likelihood by something like one half.
  public var stepScale: Double {
    let error = errors.errors[interest]
    if error > 0, error.isFinite { return error }
    // Without events there is no curvature: the value at which one event is expected.
    var values = best.values
    values[interest] = parameter.range.lowerBound + 1
    let model = likelihood.model
    let without = model.expectedEvents(at: best.values).joined().reduce(0, +)
    let change = abs(model.expectedEvents(at: values).joined().reduce(0, +) - without)
    return change > 0 ? 1 / change : 1
  }

  private var profile: FittedProfile {
    FittedProfile(likelihood, interest: interest, start: best.values)
  }

  /// The parameters of the fit with the parameter of interest held.
  public func heldFit(at value: Double) -> Fit {
    likelihood.fit(holding: [interest: value], from: best.values)
  }

  /// A statistic at a value of the parameter of interest.
  public func statistic(_ kind: ProfileStatistic, at value: Double) throws(StatementError) -> Double
  {
    let held = heldFit(at: value)
    guard held.isConverged else {
      throw .notConverged("the fit at \(parameter.name) = \(value)", residual: held.residual)
    }
    return kind.value(
      held: held.negativeLog, best: (best.values[interest], best.negativeLog), at: value)
  }

  /// The statistic and its threshold at values of the parameter of interest.
  public func scan(
    _ kind: ProfileStatistic, at values: [Double], thresholds: ThresholdCurve
  ) throws(StatementError) -> [ScanPoint] {
    var points: [ScanPoint] = []
    for value in values {
      let held = heldFit(at: value)
      guard held.isConverged else {
        throw .notConverged("the fit at \(parameter.name) = \(value)", residual: held.residual)
      }
      points.append(
        ScanPoint(
          value: value,
          statistic: kind.value(
            held: held.negativeLog, best: (best.values[interest], best.negativeLog), at: value),
          threshold: thresholds.threshold(at: value), values: held.values))
    }
    return points
  }

  /// The values that are not excluded: the smallest interval that holds them all.
  public func interval(
    _ kind: ProfileStatistic = .twoSided, thresholds: ThresholdCurve
  ) throws(StatementError) -> ProfileInterval {
    let search = IntervalSearch(
      kind: kind, thresholds: thresholds, range: parameter.range, scale: stepScale)
    var profile = profile
    guard let inner = search.interval(of: &profile) else {
      throw .notConverged("a fit with \(parameter.name) held", residual: .nan)
    }
    guard inner.upper.isFinite else {
      throw .noEnd(of: parameter.name, up: best.values[interest] + stepScale * 0x1p60)
    }
    return hull(of: inner, search)
  }

  /// Looks for accepted values outside of the interval around the best one.
  private func hull(of inner: ProfileInterval, _ search: IntervalSearch) -> ProfileInterval {
    var profile = profile
    let width = max(inner.upper - inner.lower, search.scale)
    let above = search.farthest(
      &profile, beyond: inner.upper, to: min(inner.upper + width, search.range.upperBound))
    let below =
      search.kind == .twoSided
      ? search.farthest(&profile, beyond: inner.lower, to: search.range.lowerBound) : nil
    let lower = below ?? inner.lower
    let upper = above ?? inner.upper
    return ProfileInterval(
      level: inner.level, best: inner.best, lower: lower, upper: upper,
      isDisconnected: lower < inner.lower || upper > inner.upper)
  }

  /// Values of the parameter of interest at which thresholds are found by toys.
  ///
  /// From the end of the range to well beyond the asymptotic limit at the level, denser near the end,
  /// where thresholds change. Without events the limit is 2.4 and the asymptotic one 1.35.
  public func thresholdNodes(
    level: Double, count: Int = 12
  ) throws(StatementError) -> [Double] {
    let asymptotic = try interval(thresholds: .asymptotic(.twoSided, level: level))
    let lower = parameter.range.lowerBound
    let end = min(
      asymptotic.upper + 1.5 * (asymptotic.upper - asymptotic.best), parameter.range.upperBound)
    return (0..<count).map { i in
      let share = Double(i) / Double(count - 1)
      return lower + (end - lower) * share * share
    }
  }

  /// A value at which a threshold is missing, between two of which one is excluded; `nil` for none.
  ///
  /// Thresholds step where few events decide. Such steps are to be known to a hundredth of their
  /// distance from the end of the range.
  package func valueNearStep(
    _ kind: ProfileStatistic, thresholds curve: ThresholdCurve
  ) throws(StatementError) -> Double? {
    let nodes = curve.nodes
    let lower = parameter.range.lowerBound
    let finest = 1e-4 * (nodes[nodes.count - 1].value - lower)
    var isAccepted: [Bool] = []
    for node in nodes {
      isAccepted.append(try statistic(kind, at: node.value) <= node.threshold + curve.tie)
    }
    for right in nodes.indices.dropFirst() where isAccepted[right] != isAccepted[right - 1] {
      let (a, b) = (nodes[right - 1].value, nodes[right].value)
      guard curve.hasStep(after: right - 1), b - a > max(0.01 * (b - lower), finest) else {
        continue
      }
      return 0.5 * (a + b)
    }
    return nil
  }

  /// Toys for thresholds, whose true parameters are those of the fit to the data at each value.
  public func thresholdToys(
    _ kind: ProfileStatistic = .twoSided, at values: [Double], plan: ToyEnsemble.Plan,
    onValue: () throws -> Void = {}
  ) rethrows -> ThresholdToys {
    try ThresholdToys(
      kind, of: likelihood.model, interest: interest, at: values, plan: plan,
      truth: { heldFit(at: $0).values }, onValue: onValue)
  }
}
