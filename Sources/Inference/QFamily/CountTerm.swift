import Numerics

/// The part of a statistic that depends on the number of events alone.
enum CountTerm: Sendable, Equatable {
  /// None.
  case none
  /// `-2 log Poisson(N; expected)`.
  case poisson(expected: Double)

  /// The term for `count` events.
  func value(_ count: Int) -> Double {
    switch self {
    case .none: 0
    case .poisson(let expected): -2 * SpecialFunctions.logPoisson(Double(count), mean: expected)
    }
  }
}
