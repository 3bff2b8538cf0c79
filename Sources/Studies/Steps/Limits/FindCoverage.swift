public import Inference
import Numerics

extension LimitPlan {
  /// The toys of a coverage of so many true values, for one parameter of interest, at most.
  public func coverageToys(values: Int) -> Int {
    guard case .toys(let count) = calibration else { return values * experiments }
    return values * (count + experiments)
  }

  /// How often intervals hold true values.
  ///
  /// An interval holds a value whose statistic does not exceed the threshold there, which toys find
  /// for nominal parameters. Those of the experiments are nominal too, or are drawn.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - interest: The place of the parameter of interest.
  ///   - trueValues: The true values.
  ///   - ledger: What keeps the toys.
  /// - Returns: The coverage of each value by the intervals of each level.
  /// - Throws: What the ledger throws, or that fits find no minimum.
  public func coverage(
    _ model: LikelihoodModel, interest: Int, of trueValues: [Double],
    ledger: ToyLedger = ToyLedger()
  ) throws -> [Coverage] {
    var search = ThresholdSearch(self, model, interest, ledger) { _ in model.nominal }
    try search.add(Set(trueValues).sorted())
    let curves = search.curves
    return try trueValues.flatMap { value in
      try coverage(model, interest, at: value, by: curves, ledger)
    }
  }

  /// The coverage of one true value by the intervals of each level, from the same experiments.
  private func coverage(
    _ model: LikelihoodModel, _ interest: Int, at value: Double, by curves: [ThresholdCurve],
    _ ledger: ToyLedger
  ) throws -> [Coverage] {
    var truth = model.nominal
    truth[interest] = value
    let ensemble = ToyEnsemble(
      model, at: truth, interest: interest, purpose: .coverageToys, nuisances: nuisances)
    // How many experiments were fitted, and for each level how many hold the value.
    let counts = try ledger.summary(
      "coverage of \(model.parameters[interest].name) = \(value)", toys: experiments
    ) {
      ensemble.statistics(statistic, at: value, plan: toys($0.count), first: $0.lowerBound)
    } sum: { statistics in
      let found = curves.map { Coverage(of: value, statistics, by: $0) }
      guard let first = found.first, first.toys > 0 else {
        throw StatementError.noToys(value: value)
      }
      return [Double(first.toys)] + found.map { Double($0.holding) }
    }
    return zip(curves, counts.dropFirst()).map {
      Coverage(value: value, level: $0.level, toys: Int(counts[0]), holding: Int($1))
    }
  }
}
