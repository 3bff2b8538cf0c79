import Numerics

/// A statistic in toys whose true parameter of interest is the value tested, at several values.
///
/// From one ensemble come the thresholds of all levels.
public struct ThresholdToys: Sendable {
  /// The values of the parameter of interest.
  public let values: [Double]
  /// The statistic of each toy at each value, not a number where a fit did not converge.
  public let statistics: [[Double]]

  /// Draws toys at values of the parameter of interest.
  ///
  /// - Parameters:
  ///   - kind: The statistic.
  ///   - model: The model.
  ///   - interest: The place of the parameter of interest.
  ///   - values: Where thresholds are found.
  ///   - plan: The toys at each value.
  ///   - truth: The true parameters at each value: those of the fit to data with the parameter held,
  ///     or nominal ones. The parameter of interest is set to the value.
  ///   - onValue: Called after each value; what it throws ends the work.
  /// - Throws: What `onValue` throws.
  public init(
    _ kind: ProfileStatistic, of model: LikelihoodModel, interest: Int, at values: [Double],
    plan: ToyEnsemble.Plan, truth: (Double) -> [Double], onValue: () throws -> Void = {}
  ) rethrows {
    let rates = RateModel(model)
    var statistics: [[Double]] = []
    for (number, value) in values.enumerated() {
      var parameters = truth(value)
      parameters[interest] = value
      let toys = ToyEnsemble(
        model, rates: rates, at: parameters, interest: interest, purpose: .likelihoodToys)
      statistics.append(toys.statistics(kind, at: value, plan: plan, first: number * plan.count))
      try onValue()
    }
    self.values = values
    self.statistics = statistics
  }

  /// The thresholds of a level.
  public func curve(level: Double) throws(StatementError) -> ThresholdCurve {
    var nodes: [ThresholdCurve.Node] = []
    for (value, own) in zip(values, statistics) {
      guard let node = ThresholdCurve.Node(value: value, level: level, statistics: own) else {
        throw .noToys(value: value)
      }
      nodes.append(node)
    }
    return ThresholdCurve(level: level, nodes: nodes)
  }

  /// The number of toys whose fits did not converge.
  public var failures: Int { statistics.reduce(0) { $0 + $1.count(where: \.isNaN) } }
}
