import Foundation
import Numerics

/// The law of the number of background events in a region, as far as the rate is known.
///
/// Poisson where it is known, negative binomial where it is uncertain, and where it is free
/// binomial, given the number of all events.
struct RegionLaw: Sendable {
  /// The number expected.
  let mean: Double
  private let kind: Kind

  private enum Kind {
    case poisson
    /// Of so many successes, one over the square of the relative uncertainty.
    case gammaPoisson(successes: Double)
    case binomial(all: Double)
  }

  /// The law in a region in which `expected` events of a background are expected.
  ///
  /// Where the rate is free, `events` is the number seen in all.
  init(_ expected: Double, of background: Background, events: Int) {
    switch background.rate {
    case .known:
      kind = .poisson
      mean = expected
    case .relative(let relative):
      kind = .gammaPoisson(successes: 1 / (relative * relative))
      mean = expected
    case .free:
      kind = .binomial(all: Double(events))
      mean = Double(events) * min(1, expected / background.expected)
    }
  }

  /// The variance.
  var variance: Double {
    switch kind {
    case .poisson: mean
    case .gammaPoisson(let successes): mean + mean * mean / successes
    case .binomial(let all): all > 0 ? mean * (1 - mean / all) : 0
    }
  }

  /// The largest number possible.
  var largest: Double {
    if case .binomial(let all) = kind { return all }
    return .infinity
  }

  /// Twice the logarithm of how much more likely `count` is at its best mean than at this one.
  func deviance(_ count: Int) -> Double {
    let n = Double(count)
    guard mean > 0 else { return n > 0 ? .infinity : 0 }
    switch kind {
    case .poisson: return 2 * SpecialFunctions.deviance(n, mean: mean)
    case .gammaPoisson(let successes):
      return 2
        * (SpecialFunctions.deviance(n, mean: mean)
          - SpecialFunctions.deviance(n + successes, mean: mean + successes))
    case .binomial(let all):
      let rest = max(all - mean, 0)
      guard rest > 0 else { return n < all ? .infinity : 0 }
      return 2
        * (SpecialFunctions.deviance(n, mean: mean)
          + SpecialFunctions.deviance(all - n, mean: rest))
    }
  }

  /// The logarithm of the probability of `count` events.
  func logProbability(_ count: Int) -> Double {
    let n = Double(count)
    guard mean > 0 else { return count == 0 ? 0 : -.infinity }
    switch kind {
    case .poisson: return SpecialFunctions.logPoisson(n, mean: mean)
    case .gammaPoisson(let successes):
      return CountLaw.gammaPoisson(mean: mean, relative: 1 / successes.squareRoot())
        .logProbability(count)
    case .binomial(let all):
      guard n <= all else { return -.infinity }
      guard mean < all else { return n == all ? 0 : -.infinity }
      return SpecialFunctions.logBinomial(n, all - n, p: mean / all, q: 1 - mean / all)
    }
  }

  /// The logarithm of the probability of at least `count` events.
  func logTail(atLeast count: Int) -> Double {
    guard count > 0 else { return 0 }
    guard mean > 0 else { return -.infinity }
    switch kind {
    case .poisson: return CountLaw.poisson(mean: mean).logTail(atLeast: count)
    case .gammaPoisson(let successes):
      return CountLaw.gammaPoisson(mean: mean, relative: 1 / successes.squareRoot())
        .logTail(atLeast: count)
    case .binomial(let all):
      guard Double(count) <= all else { return -.infinity }
      guard mean < all else { return 0 }
      let tail = SpecialFunctions.betaI(Double(count), all - Double(count) + 1, mean / all)
      // Where that underflows the first term is the sum, to a few per cent.
      return tail > 1e-290 ? log(tail) : logProbability(count)
    }
  }

  /// At most this much more than half the deviance is minus the logarithm of the tail.
  ///
  /// The tail is at least its first term, for which Stirling's formula holds to 0.2.
  func slack(_ count: Int) -> Double {
    let n = max(1, Double(count))
    var factor = 2 * Double.pi * n
    if case .gammaPoisson(let successes) = kind { factor *= 1 + n / successes }
    return 0.5 * log(factor) + 0.2
  }

  /// As `slack`, with more terms of the tail where they are quick.
  ///
  /// Of a Poisson tail the first J terms are at least those of a geometric series with the ratio
  /// `e / (n + J)`; with J about `√n` little of the tail is left, and the bound is within 0.3.
  func fineSlack(_ count: Int) -> Double {
    guard case .poisson = kind, count > 0 else { return slack(count) }
    let n = Double(count)
    let terms = n.squareRoot().rounded(.up)
    let ratio = min(mean / (n + terms), 1 - 1e-9)
    let series = (1 - pow(ratio, terms)) / (1 - ratio)
    return 0.5 * log(2 * Double.pi * n) + 1 / (12 * n) - log(series)
  }
}
