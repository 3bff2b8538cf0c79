import Foundation
import Numerics

/// How unlikely events as these are without the signal.
///
/// The statistic is `q₀`: `-2 ln λ` of no signal, for best values that are not negative.
extension ProfileAnalysis {
  /// The significance by the asymptotic law.
  ///
  /// `q₀` is zero or follows χ² of one degree, each with a chance of one half: `Z = √q₀`.
  public func asymptoticDiscovery() throws(StatementError) -> Significance {
    let q = try statistic(.twoSided, at: parameter.range.lowerBound)
    let z = q.squareRoot()
    return Significance(
      logProbability: Normal.standard.logSurvival(z), method: .asymptotic)
  }

  /// The significance by toys without the signal.
  ///
  /// Plain toys where some hundred of them will be as strange as the data, `(k + 1) / (n + 1)`;
  /// weighted ones where fewer would, as for five standard deviations.
  public func discovery(
    plan: ToyEnsemble.Plan, choice: DiscoveryToys.Choice = .automatic
  ) throws(StatementError) -> Significance {
    let toys = try DiscoveryToys(self, count: plan.count, choice: choice)
    return try toys.significance(
      of: toys.numbers(0..<toys.count, seed: plan.seed, threads: plan.threads))
  }

  /// The parameters that fit the data best with each of some signals.
  func hypotheses(at values: [Double]) -> [[Double]] {
    let range = parameter.range
    return values.map { min(max($0, range.lowerBound), range.upperBound) }
      .map { heldFit(at: $0) }
      .filter { $0.isConverged && $0.negativeLog.isFinite }
      .map(\.values)
  }

  /// Whether a statistic as large is seldom, and fewer than a hundred of some toys will have it.
  static func isRare(_ statistic: Double, among count: Int) -> Bool {
    let probability = Normal.standard.survival(max(0, statistic).squareRoot())
    return probability < 0.05 && Double(count) * probability < 100
  }

  /// Searches leave 1e-8 of a statistic open: equal counts are to be as strange as each other.
  static let tie = 1e-6
}
