import Foundation
import Numerics

extension ProfileAnalysis {
  /// CLs by toys with and without the signal, of the parameters fitted to the data with each.
  ///
  /// Where few toys with the signal would be as strange as the data, they are drawn with less of it
  /// and weighted back.
  public func signalRatio(
    at value: Double, plan: ToyEnsemble.Plan
  ) throws(StatementError) -> SignalRatio {
    let observed = try statistic(.upper, at: value)
    let without = plain(at: parameter.range.lowerBound, value, plan, first: 1 << 42)
    guard !without.isEmpty else { throw .noToys(value: value) }
    let bands = [2.0, 1, 0, -1, -2].map {
      let place = Int(Normal.standard.cumulative($0) * Double(without.count))
      return without[min(place, without.count - 1)]
    }
    let with: (Double) -> Significance
    if Self.isRare(max(observed, bands[0]), among: plan.count) {
      guard let law = weighted(value, plan, first: 1 << 44) else { throw .noToys(value: value) }
      with = { law.significance(of: $0 - Self.tie) }
    } else {
      let toys = plain(at: value, value, plan, first: 1 << 41)
      guard !toys.isEmpty else { throw .noToys(value: value) }
      with = { Self.share(of: toys, atLeast: $0) }
    }
    func ratio(_ statistic: Double) -> Double {
      min(1, with(statistic).probability / Self.share(of: without, atLeast: statistic).probability)
    }
    let errors = [with(observed), Self.share(of: without, atLeast: observed)]
      .map(\.relativeError)
    return SignalRatio(
      value: value, statistic: observed, observed: ratio(observed),
      relativeError: (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot(),
      expected: bands.map(ratio), method: with(observed).method)
  }

  /// The statistic of a value in toys at another, rising.
  private func plain(
    at truth: Double, _ value: Double, _ plan: ToyEnsemble.Plan, first: Int
  ) -> [Double] {
    ToyEnsemble(
      likelihood.model, at: heldFit(at: truth).values, interest: interest,
      purpose: .likelihoodToys
    ).statistics(.upper, at: value, plan: plan, first: first).filter { !$0.isNaN }.sorted()
  }

  /// The law of the statistic of a value that is true, from toys with less signal.
  private func weighted(
    _ value: Double, _ plan: ToyEnsemble.Plan, first: Int
  ) -> WeightedDistribution? {
    let lower = parameter.range.lowerBound
    return ToyMixture(
      of: heldFit(at: value).values,
      and: hypotheses(at: [0, 0.25, 0.5, 0.75].map { lower + $0 * (value - lower) }),
      model: likelihood.model, interest: interest, purpose: .likelihoodToys
    ).distribution(of: .upper, at: value, plan: plan, first: first)
  }

  /// `(k + 1) / (n + 1)` for rising values.
  private static func share(of toys: [Double], atLeast value: Double) -> Significance {
    Significance(above: toys.count { $0 >= value - tie }, of: toys.count)
  }
}
