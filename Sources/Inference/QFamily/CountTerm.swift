import Numerics

/// The part of a statistic that depends on the number of events alone.
enum CountTerm: Sendable, Equatable {
  /// None.
  case none
  /// `-2 log Poisson(N; expected)`.
  case poisson(expected: Double)
  /// The logarithm of the likelihood ratio of `added` events more than expected, with a common
  /// factor on all rates at its best fit for each.
  case profiled(ProfiledFactor, expected: Double, added: Double)

  /// The term for `count` events.
  func value(_ count: Int) -> Double {
    switch self {
    case .none: 0
    case .poisson(let expected): -2 * SpecialFunctions.logPoisson(Double(count), mean: expected)
    case .profiled(let factor, let expected, let added):
      factor.logLikelihood(events: Double(count), expected: expected + added)
        - factor.logLikelihood(events: Double(count), expected: expected)
    }
  }
}
