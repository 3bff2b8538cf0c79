import Foundation

/// A common factor on all rates, at its best fit to a number of events.
///
/// `h(N, M) = max_f [N log f - f M - (f - 1)² / (2 σ²)]` is the part of the likelihood that depends on
/// the factor where `M` events are expected, with a Gaussian constraint; the maximum solves a
/// quadratic equation. Where the rate is known the factor is one, where it is free `N / M`.
enum ProfiledFactor: Sendable, Equatable {
  /// One.
  case known
  /// Constrained to a relative standard deviation.
  case relative(Double)
  /// Not constrained.
  case free

  /// The factor common to all rates of a background, besides those of components.
  init(commonTo background: Background) {
    self =
      background.rate == .free
      ? .free : background.commonUncertainty.map { .relative($0) } ?? .known
  }

  /// The best factor.
  func best(events: Double, expected: Double) -> Double {
    switch self {
    case .known: return 1
    case .free: return events / expected
    case .relative(let relative):
      let variance = relative * relative
      let half = 0.5 * (1 - variance * expected)
      let root = (half * half + variance * events).squareRoot()
      // Of the two forms of the root, the one without a difference.
      return half > 0 ? half + root : variance * events / (root - half)
    }
  }

  /// How fast the best factor falls as more events are expected.
  func fall(events: Double, expected: Double) -> Double {
    switch self {
    case .known: return 0
    case .free: return events / (expected * expected)
    case .relative(let relative):
      let variance = relative * relative
      let factor = best(events: events, expected: expected)
      return variance * factor / (2 * factor + variance * expected - 1)
    }
  }

  /// The logarithm of the likelihood at the best factor, less what does not depend on it.
  func logLikelihood(events: Double, expected: Double) -> Double {
    let factor = best(events: events, expected: expected)
    let own = (events > 0 ? events * log(factor) : 0) - factor * expected
    guard case .relative(let relative) = self else { return own }
    let pull = (factor - 1) / relative
    return own - 0.5 * pull * pull
  }
}
