public import Inference

/// The upper ends that experiments without signal find, at one level.
public struct LimitSensitivity: Sendable {
  /// The confidence level.
  public let level: Double
  /// The bands.
  public let limits: SensitivityLimits
  /// The thresholds behind them.
  public let thresholds: ThresholdCurve
}

extension LimitPlan {
  /// The toys of a sensitivity, for one parameter of interest.
  public var sensitivityToys: Int { thresholdToys + levels.count * experiments }

  /// The median and the bands of upper ends where there is no signal.
  ///
  /// Thresholds are those of nominal parameters; those of the experiments are too, or are drawn.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - interest: The place of the parameter of interest.
  ///   - ledger: What keeps the toys.
  /// - Returns: The bands of each level.
  /// - Throws: What the ledger throws, or that fits find no minimum.
  public func sensitivity(
    _ model: LikelihoodModel, interest: Int, ledger: ToyLedger = ToyLedger()
  ) throws -> [LimitSensitivity] {
    let (analysis, truth) = try nominalAnalysis(model, interest)
    let values = try analysis.thresholdNodes(level: levels.max() ?? 0.9, count: Self.nodes)
    var search = ThresholdSearch(self, model, interest, ledger) { _ in model.nominal }
    try search.add(values)
    try search.refine()
    return try search.curves.map { curve in
      let ensemble = IntervalEnsemble(
        model, interest: interest, kind: statistic, thresholds: curve, scale: analysis.stepScale,
        nuisances: nuisances)
      let ends = try upperEnds(ensemble, at: truth, ledger)
      guard let limits = SensitivityLimits(upperEnds: ends) else {
        throw StatementError.noToys(value: truth[interest])
      }
      return LimitSensitivity(level: curve.level, limits: limits, thresholds: curve)
    }
  }

  /// The upper ends of experiments, rising.
  func upperEnds(
    _ ensemble: IntervalEnsemble, at truth: [Double], _ ledger: ToyLedger
  ) throws -> [Double] {
    let name = ensemble.model.parameters[ensemble.interest].name
    let level = ensemble.thresholds.level
    return try ledger.numbers("limits of \(name) at level \(level)", toys: experiments) {
      ensemble.allUpperEnds(at: truth, plan: toys($0.count), first: $0.lowerBound)
    }.filter(\.isFinite).sorted()
  }

  /// The analysis of the nominal model's data without signal and without fluctuations.
  func nominalAnalysis(
    _ model: LikelihoodModel, _ interest: Int
  ) throws -> (analysis: ProfileAnalysis, truth: [Double]) {
    var truth = model.nominal
    truth[interest] = model.parameters[interest].range.lowerBound
    let likelihood = try Likelihood(model, data: model.asimov(at: truth))
    return (try ProfileAnalysis(likelihood, interest: interest), truth)
  }
}
