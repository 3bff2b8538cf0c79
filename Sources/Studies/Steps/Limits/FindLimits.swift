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
  /// The toys that an analysis of data keeps, for one parameter of interest.
  public var limitToys: Int {
    guard case .toys(let count) = calibration else {
      return power == nil ? 0 : levels.count * experiments
    }
    return thresholdToys + count + (power == nil ? 0 : levels.count * experiments)
  }

  /// Intervals and discovery significance of one parameter of interest.
  ///
  /// Toys have the parameters of the fit to the data with the parameter of interest held, and
  /// measurements of their own. An upper limit with a power is never below the one that experiments
  /// without signal exclude with that chance.
  ///
  /// - Parameters:
  ///   - likelihood: The model with its data.
  ///   - interest: The place of the parameter of interest.
  ///   - ledger: What keeps the toys.
  /// - Returns: What the data say.
  /// - Throws: What the ledger throws, or that fits find no minimum.
  public func find(
    _ likelihood: Likelihood, interest: Int, ledger: ToyLedger = ToyLedger()
  ) throws -> LimitResult {
    let analysis = try ProfileAnalysis(likelihood, interest: interest)
    let values = try analysis.thresholdNodes(level: levels.max() ?? 0.9, count: Self.nodes)
    var search = ThresholdSearch(self, likelihood.model, interest, ledger) {
      analysis.heldFit(at: $0).values
    }
    try search.add(values)
    try search.refine(about: analysis)
    let curves = search.curves
    let discovery = try discovery(analysis, ledger)
    var intervals: [ProfileInterval] = []
    for curve in curves {
      let interval = try analysis.interval(statistic, thresholds: curve)
      guard let power else {
        intervals.append(interval)
        continue
      }
      let ends = try limits(without: likelihood.model, interest, curve, analysis, ledger)
      guard !ends.isEmpty else { throw StatementError.noToys(value: 0) }
      intervals.append(interval.constrained(byUpperEnds: ends, power: power))
    }
    return LimitResult(
      analysis: analysis, intervals: intervals, thresholds: curves, discovery: discovery,
      failures: search.failures)
  }

  /// How unlikely the data are without the signal.
  private func discovery(
    _ analysis: ProfileAnalysis, _ ledger: ToyLedger
  ) throws -> Significance {
    guard case .toys(let count) = calibration else { return try analysis.asymptoticDiscovery() }
    let toys = try DiscoveryToys(analysis, count: count)
    // The probability and its relative error, and how many toys they come from.
    let found = try ledger.summary("discovery of \(analysis.parameter.name)", toys: toys.count) {
      toys.numbers($0, seed: seed, threads: threads)
    } sum: { numbers in
      try toys.summary(of: toys.significance(of: numbers))
    }
    return toys.significance(ofSummary: found)
  }

  /// The upper ends of experiments without signal, at the parameters fitted to the data without it.
  private func limits(
    without model: LikelihoodModel, _ interest: Int, _ curve: ThresholdCurve,
    _ analysis: ProfileAnalysis, _ ledger: ToyLedger
  ) throws -> [Double] {
    let truth = analysis.heldFit(at: analysis.parameter.range.lowerBound).values
    let ensemble = IntervalEnsemble(
      model, interest: interest, kind: statistic, thresholds: curve, scale: analysis.stepScale)
    return try upperEnds(ensemble, at: truth, ledger)
  }
}
