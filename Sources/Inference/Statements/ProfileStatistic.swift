import Foundation

/// How strongly data speak against a value of the parameter of interest.
///
/// All are `-2 ln λ` with `λ(μ) = L(μ, best others) / L(best)`, where the best value lies in the
/// parameter's range: `t̃`, `q̃` and `q₀` of G. Cowan et al., arXiv:1007.1727, with the conventions
/// of arXiv:2105.00599.
public enum ProfileStatistic: String, Sendable, Codable, CaseIterable {
  /// `t̃`: values above and below the best one are judged alike. Its intervals are limits or have
  /// two sides as the data want (the order of Feldman and Cousins).
  case twoSided = "two-sided"
  /// `q̃`: zero for values below the best one, so that its intervals are upper limits.
  case upper

  /// The value from the minima of `-ln L`.
  ///
  /// - Parameters:
  ///   - held: The minimum with the parameter held at `value`.
  ///   - best: The minimum, and the parameter there.
  ///   - value: The value tested.
  /// - Returns: The statistic, not negative.
  func value(held: Double, best: (value: Double, negativeLog: Double), at value: Double) -> Double {
    switch self {
    case .upper where best.value > value: 0
    case .twoSided, .upper: max(0, 2 * (held - best.negativeLog))
    }
  }
}
