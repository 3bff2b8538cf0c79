import Numerics

/// The toys that say how well a data set fits: of the best fit to all data, each fitted too.
public struct GoodnessToys: Sendable {
  /// The value of the data.
  public let observed: Double
  private let test: ModelGoodness
  private let set: Int
  private let toys: ToyEnsemble

  /// The toys for a measure of one data set.
  ///
  /// - Parameters:
  ///   - test: The measure.
  ///   - analysis: The analysis of the data.
  ///   - data: The data that were fitted.
  ///   - set: The place of the data set.
  /// - Throws: That the data set is of another kind.
  public init(
    _ test: ModelGoodness, _ analysis: ProfileAnalysis, of data: ModelData, set: Int
  ) throws(StatementError) {
    let model = analysis.likelihood.model
    let truth = analysis.best.values
    guard let observed = test.value(of: data.sets[set], in: model.sets[set], at: truth) else {
      let set = model.sets[set]
      throw test == .saturated
        ? .needs("bins or histograms for \(test.rawValue)", found: "'\(set.name)' without cells")
        : .needs(
          "one observable for \(test.rawValue)",
          found: "'\(set.name)' with \(set.observables.count)")
    }
    self.observed = observed
    self.test = test
    self.set = set
    toys = ToyEnsemble(
      model, rates: nil, at: truth, interest: analysis.interest, purpose: .goodnessToys)
  }

  /// The value of each toy of a stretch, not a number where a fit did not converge.
  ///
  /// - Parameters:
  ///   - range: The toys.
  ///   - seed: The seed of their random numbers.
  ///   - threads: The number of threads, on which nothing depends.
  /// - Returns: The numbers, of which stretches can be joined.
  public func values(_ range: Range<Int>, seed: UInt64, threads: Int) -> [Double] {
    let plan = ToyEnsemble.Plan(count: range.count, seed: seed, threads: threads)
    let (test, set, truth, sets) = (test, set, toys.truth, toys.model.sets)
    return toys.results(plan: plan, first: range.lowerBound, filler: Double.nan) { toy in
      guard case .general(let profile, let drawn) = toy else { return .nan }
      let fit = profile.likelihood.fit(from: truth)
      guard fit.isConverged else { return .nan }
      return test.value(of: drawn.sets[set], in: sets[set], at: fit.values) ?? .nan
    }
  }

  /// How unlikely a value at least as large is, from those of all toys.
  public func significance(of values: [Double]) throws(StatementError) -> Significance {
    significance(ofSummary: try summary(of: values))
  }

  /// What a file keeps of the toys: how many are as bad, and how many were fitted.
  package func summary(of values: [Double]) throws(StatementError) -> [Double] {
    let fitted = values.count { !$0.isNaN }
    guard fitted > 0 else { throw .noToys(value: toys.truth[toys.interest]) }
    return [Double(values.count { $0 >= observed }), Double(fitted)]
  }

  /// The significance that a file has kept.
  package func significance(ofSummary numbers: [Double]) -> Significance {
    Significance(above: Int(numbers[0]), of: Int(numbers[1]))
  }
}

extension ProfileAnalysis {
  /// How well one data set fits, by toys at the best fit.
  ///
  /// - Parameters:
  ///   - test: The measure.
  ///   - data: The data that were fitted.
  ///   - set: The place of the data set.
  ///   - plan: The toys.
  /// - Returns: The value of the data, and how unlikely one at least as large is.
  /// - Throws: That the data set is of another kind, or that no toy was fitted.
  public func goodness(
    _ test: ModelGoodness, of data: ModelData, set: Int, plan: ToyEnsemble.Plan
  ) throws(StatementError) -> (value: Double, significance: Significance) {
    let toys = try GoodnessToys(test, self, of: data, set: set)
    let values = toys.values(0..<plan.count, seed: plan.seed, threads: plan.threads)
    return (toys.observed, try toys.significance(of: values))
  }
}
