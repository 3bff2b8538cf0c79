import Foundation
public import Numerics

/// The law of the number of events.
public enum CountLaw: Sendable, Equatable {
  /// Poisson, of a known mean.
  case poisson(mean: Double)
  /// Poisson, of a mean that follows a gamma law of the given relative deviation: a negative
  /// binomial of `1 / relative²` successes.
  case gammaPoisson(mean: Double, relative: Double)
  /// Always the same number.
  case fixed(Int)

  /// The law of the number of background events.
  ///
  /// Where the rate is free it is `given`, the number seen.
  public init(of background: Background, given events: Int) {
    switch background.rate {
    case .known: self = .poisson(mean: background.expected)
    case .relative(let relative):
      self = .gammaPoisson(mean: background.expected, relative: relative)
    case .free: self = .fixed(events)
    }
  }

  /// The expectation.
  public var mean: Double {
    switch self {
    case .poisson(let mean), .gammaPoisson(let mean, _): mean
    case .fixed(let count): Double(count)
    }
  }

  /// The variance.
  public var variance: Double {
    switch self {
    case .poisson(let mean): mean
    case .gammaPoisson(let mean, let relative): mean + mean * relative * (mean * relative)
    case .fixed: 0
    }
  }

  /// The logarithm of the probability of `count` events.
  public func logProbability(_ count: Int) -> Double {
    guard count >= 0 else { return -.infinity }
    switch self {
    case .poisson(let mean): return SpecialFunctions.logPoisson(Double(count), mean: mean)
    case .gammaPoisson(let mean, let relative):
      // Γ(N + r) / (Γ(r) N!) p^r q^N is r / (N + r) of the binomial term with Γ(N + r + 1).
      let successes = 1 / (relative * relative)
      let total = mean + successes
      return SpecialFunctions.logBinomial(
        Double(count), successes, p: mean / total, q: successes / total)
        + log(successes / (Double(count) + successes))
    case .fixed(let only): return count == only ? 0 : -.infinity
    }
  }

  /// The logarithm of the probability of at least `count` events, finite where that underflows.
  public func logTail(atLeast count: Int) -> Double {
    guard count > 0 else { return 0 }
    let tail: Double
    switch self {
    case .poisson(let mean): tail = SpecialFunctions.gammaP(Double(count), mean)
    case .gammaPoisson(let mean, let relative):
      let successes = 1 / (relative * relative)
      tail = SpecialFunctions.betaI(Double(count), successes, mean / (mean + successes))
    case .fixed(let only): return count <= only ? 0 : -.infinity
    }
    return tail > 1e-290 ? log(tail) : logProbability(count) + log(ratioSum(from: count))
  }

  /// The logarithm of the probability of fewer than `count` events.
  public func logComplement(atLeast count: Int) -> Double {
    guard count > 0 else { return -.infinity }
    let tail: Double
    switch self {
    case .poisson(let mean): tail = SpecialFunctions.gammaQ(Double(count), mean)
    case .gammaPoisson(let mean, let relative):
      let successes = 1 / (relative * relative)
      tail = SpecialFunctions.betaIComplement(
        Double(count), successes, mean / (mean + successes))
    case .fixed(let only): return count <= only ? -.infinity : 0
    }
    return tail > 1e-290 ? log(tail) : logProbability(count - 1) + log(ratioSum(below: count))
  }

  /// The sum of the probabilities below `count`, over that of the last; far down it falls fast.
  private func ratioSum(below count: Int) -> Double {
    var term = 1.0
    var sum = 1.0
    var next = Double(count - 1)
    while next > 0, term > 1e-17 * sum {
      switch self {
      case .poisson(let mean): term *= next / mean
      case .gammaPoisson(let mean, let relative):
        let successes = 1 / (relative * relative)
        term *= next / (next - 1 + successes) * ((mean + successes) / mean)
      case .fixed: term = 0
      }
      sum += term
      next -= 1
    }
    return sum
  }

  /// The sum of the probabilities from `count` up, over the first; far in the tail it falls fast.
  private func ratioSum(from count: Int) -> Double {
    var term = 1.0
    var sum = 1.0
    var next = Double(count)
    while term > 1e-17 * sum {
      switch self {
      case .poisson(let mean): term *= mean / (next + 1)
      case .gammaPoisson(let mean, let relative):
        let successes = 1 / (relative * relative)
        term *= (next + successes) / (next + 1) * (mean / (mean + successes))
      case .fixed: term = 0
      }
      sum += term
      next += 1
    }
    return sum
  }

  /// One number of events.
  public func sample(using stream: inout RandomStream) -> Int {
    switch self {
    case .poisson(let mean): return Poisson.sample(mean: mean, using: &stream)
    case .gammaPoisson(let mean, let relative):
      let variance = relative * relative
      let factor = Gamma(shape: 1 / variance, scale: variance).sample(using: &stream)
      return Poisson.sample(mean: mean * factor, using: &stream)
    case .fixed(let count): return count
    }
  }
}
