public import Inference

extension LimitPlan {
  /// The toys behind one measure of fit of one data set.
  ///
  /// No law for many events stands for them, so that there are some without thresholds by toys, too.
  public var goodnessToys: Int {
    if case .toys(let count) = calibration { count } else { Self.fewGoodnessToys }
  }

  /// How well one data set fits.
  ///
  /// - Parameters:
  ///   - test: The measure.
  ///   - analysis: The analysis of the data.
  ///   - data: The data.
  ///   - set: The place of the data set.
  ///   - ledger: What keeps the toys.
  /// - Returns: The value of the data, and how unlikely one at least as large is.
  /// - Throws: What the ledger throws, that the data set is of another kind, or that no toy was fitted.
  public func goodness(
    _ test: ModelGoodness, _ analysis: ProfileAnalysis, of data: ModelData, set: Int,
    ledger: ToyLedger = ToyLedger()
  ) throws -> (value: Double, significance: Significance) {
    let toys = try GoodnessToys(test, analysis, of: data, set: set)
    let name = analysis.likelihood.model.dataSets[set].name
    let found = try ledger.summary("\(test.rawValue) of \(name)", toys: goodnessToys) {
      toys.values($0, seed: seed, threads: threads)
    } sum: {
      try toys.summary(of: $0)
    }
    return (toys.observed, toys.significance(ofSummary: found))
  }

  private static let fewGoodnessToys = 1000
}
