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
  /// The analysis of the nominal model's data without signal and without fluctuations.
  private func asimov(
    _ model: LikelihoodModel, _ interest: Int
  ) throws -> (analysis: ProfileAnalysis, truth: [Double]) {
    var truth = model.nominal
    truth[interest] = model.parameters[interest].range.lowerBound
    let likelihood = try Likelihood(model, data: model.asimov(at: truth))
    return (try ProfileAnalysis(likelihood, interest: interest), truth)
  }

  /// Thresholds at nominal parameters.
  private func thresholds(
    _ model: LikelihoodModel, _ interest: Int, at values: [Double], onStep: () throws -> Void
  ) throws -> [ThresholdCurve] {
    guard case .toys(let count) = calibration else {
      return levels.map { .asymptotic(statistic, level: $0) }
    }
    let toys = try ThresholdToys(
      statistic, of: model, interest: interest, at: values, plan: toys(count),
      truth: { _ in model.nominal }, onValue: onStep)
    return try levels.map { try toys.curve(level: $0) }
  }

  /// The median and the bands of upper ends where there is no signal, at nominal parameters.
  public func sensitivity(
    _ model: LikelihoodModel, interest: Int, onStep: () throws -> Void = {}
  ) throws -> [LimitSensitivity] {
    let (analysis, truth) = try asimov(model, interest)
    let values = try analysis.thresholdNodes(level: levels.max() ?? 0.9, count: Self.nodes)
    var result: [LimitSensitivity] = []
    for curve in try thresholds(model, interest, at: values, onStep: onStep) {
      let ends = IntervalEnsemble(
        model, interest: interest, kind: statistic, thresholds: curve, scale: analysis.stepScale
      ).upperEnds(at: truth, plan: toys(Self.sensitivityToys))
      guard let limits = SensitivityLimits(upperEnds: ends) else {
        throw StatementError.noToys(value: truth[interest])
      }
      result.append(LimitSensitivity(level: curve.level, limits: limits, thresholds: curve))
    }
    try onStep()
    return result
  }

  /// How often intervals hold true values, at nominal parameters.
  ///
  /// Thresholds are found by toys at the true values themselves and at those between.
  public func coverage(
    _ model: LikelihoodModel, interest: Int, of trueValues: [Double], experiments: Int,
    onStep: () throws -> Void = {}
  ) throws -> [Coverage] {
    let (analysis, _) = try asimov(model, interest)
    let values = try analysis.thresholdNodes(level: levels.max() ?? 0.9, count: Self.nodes)
    let largest = max(values.last ?? 0, trueValues.max() ?? 0)
    let stretch = (values.last ?? 0) > 0 ? largest / (values.last ?? 1) : 1
    let curves = try thresholds(
      model, interest, at: values.map { $0 * stretch }, onStep: onStep)
    var result: [Coverage] = []
    for curve in curves {
      let ensemble = IntervalEnsemble(
        model, interest: interest, kind: statistic, thresholds: curve, scale: analysis.stepScale)
      for value in trueValues {
        var truth = model.nominal
        truth[interest] = value
        result.append(ensemble.coverage(at: truth, plan: toys(experiments)))
        try onStep()
      }
    }
    return result
  }
}
