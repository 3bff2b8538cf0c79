public import Inference

/// What data say of one parameter of interest, at the levels asked for.
public struct LimitResult: Sendable {
  /// The analysis of the data.
  public let analysis: ProfileAnalysis
  /// The interval of each level.
  public let intervals: [ProfileInterval]
  /// The thresholds of each level.
  public let thresholds: [ThresholdCurve]
  /// How unlikely the data are without the signal.
  public let discovery: Significance
  /// The number of toys whose fits did not converge.
  public let failures: Int
}

extension LimitPlan {
  /// The steps of work for a parameter of interest.
  public var steps: Int { calibration == .asymptotic ? 1 : Self.nodes + 1 }

  /// Intervals and discovery significance of one parameter of interest.
  ///
  /// Toys have the parameters of the fit to the data with the parameter of interest held, and
  /// measurements of their own. An upper limit with a power is never below the one that experiments
  /// without signal exclude with that chance.
  public func find(
    _ likelihood: Likelihood, interest: Int, onStep: () throws -> Void = {}
  ) throws -> LimitResult {
    let analysis = try ProfileAnalysis(likelihood, interest: interest)
    var failures = 0
    let curves: [ThresholdCurve]
    let discovery: Significance
    switch calibration {
    case .asymptotic:
      curves = levels.map { .asymptotic(statistic, level: $0) }
      discovery = try analysis.asymptoticDiscovery()
    case .toys(let count):
      let highest = levels.max() ?? 0.9
      let values = try analysis.thresholdNodes(level: highest, count: Self.nodes)
      let toys = try analysis.thresholdToys(
        statistic, at: values, plan: toys(count), onValue: onStep)
      failures = toys.failures
      curves = try levels.map { try toys.curve(level: $0) }
      discovery = try analysis.discovery(plan: self.toys(count))
    }
    try onStep()
    var intervals: [ProfileInterval] = []
    for curve in curves {
      let interval = try analysis.interval(statistic, thresholds: curve)
      guard let power else {
        intervals.append(interval)
        continue
      }
      let ends = limits(without: likelihood.model, interest, curve, analysis)
      guard !ends.isEmpty else { throw StatementError.noToys(value: 0) }
      intervals.append(interval.constrained(byUpperEnds: ends, power: power))
    }
    return LimitResult(
      analysis: analysis, intervals: intervals, thresholds: curves, discovery: discovery,
      failures: failures)
  }

  /// The upper ends of experiments without signal, at the parameters fitted to the data without it.
  private func limits(
    without model: LikelihoodModel, _ interest: Int, _ curve: ThresholdCurve,
    _ analysis: ProfileAnalysis
  ) -> [Double] {
    let truth = analysis.heldFit(at: analysis.parameter.range.lowerBound).values
    return IntervalEnsemble(
      model, interest: interest, kind: statistic, thresholds: curve, scale: analysis.stepScale
    ).upperEnds(at: truth, plan: toys(Self.sensitivityToys))
  }

  /// Experiments behind bands and powers.
  public static let sensitivityToys = 1000
}
