/// A statistic whose significance comes from plain pseudo-experiments, whatever else it offers.
///
/// The check on every other method, and the published recipe where the toys are smoothed.
public struct ToyStatistic: Statistic {
  private let base: any Statistic
  private let plan: ToyDistribution.Plan
  /// The values of the background alone.
  public let distribution: ToyDistribution

  /// Draws the toys of the background.
  public init(_ base: any Statistic, plan: ToyDistribution.Plan) throws(InferenceError) {
    self.base = base
    self.plan = plan
    distribution = try ToyDistribution(try base.toyRecipe(with: nil), plan: plan)
  }

  public var kind: StatisticKind { base.kind }
  public var background: Background { base.background }

  public func evaluate(_ data: ScoreSample) throws(InferenceError) -> Evaluation {
    try base.evaluate(data)
  }

  public func significance(of evaluation: Evaluation) throws(InferenceError) -> Significance {
    distribution.significance(of: evaluation.value)
  }

  public func band(with signal: Signal) throws(InferenceError) -> SignificanceBand {
    var counted = plan
    counted.smoothing = nil
    let toys = try ToyDistribution(try base.toyRecipe(with: signal), plan: counted)
    return SignificanceBand(of: toys, significance: distribution.significance(of:))
  }

  public func toyRecipe(with signal: Signal?) throws(InferenceError) -> ToyRecipe {
    try base.toyRecipe(with: signal)
  }
}

extension SignificanceBand {
  /// The band that toys with a signal show.
  public init<Failure: Error>(
    of toys: ToyDistribution, significance: (Double) throws(Failure) -> Significance
  ) throws(Failure) {
    let median = toys.quantile(Self.shares.median)
    self.init(
      medianValue: median, median: try significance(median),
      lower: try significance(toys.quantile(Self.shares.lower)),
      upper: try significance(toys.quantile(Self.shares.upper)))
  }
}
