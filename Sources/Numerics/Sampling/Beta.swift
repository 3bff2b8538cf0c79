import Foundation

/// The beta law on 0 to 1: the probability that `a - 1` successes and `b - 1` failures leave.
///
/// The density is `x^(a-1) (1 - x)^(b-1) / B(a, b)`.
public struct Beta: Distribution, Equatable {
  /// The exponent of x, plus 1; positive.
  public let a: Double
  /// The exponent of 1 - x, plus 1; positive.
  public let b: Double

  /// Creates the law with two positive parameters.
  public init(a: Double, b: Double) {
    checkPositive(a, "a", "Beta")
    checkPositive(b, "b", "Beta")
    self.a = a
    self.b = b
  }

  public var mean: Double { a / (a + b) }
  public var variance: Double { mean * (b / (a + b)) / (a + b + 1) }

  public func logDensity(_ x: Double) -> Double {
    guard 0...1 ~= x else { return -.infinity }
    guard x > 0 && x < 1 else {
      let exponent = x == 0 ? a : b
      return exponent < 1 ? .infinity : exponent > 1 ? -.infinity : log(x == 0 ? b : a)
    }
    // x (1 - x) times the density is a binomial probability times a b / (a + b).
    return SpecialFunctions.logBinomial(a, b, p: x, q: 1 - x) + log(a / (a + b) * b)
      - log(x) - log1p(-x)
  }

  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : x >= 1 ? 1 : SpecialFunctions.betaI(a, b, x)
  }

  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : x >= 1 ? 0 : SpecialFunctions.betaIComplement(a, b, x)
  }

  public func quantile(_ probability: Double) -> Double {
    checkProbability(probability, "Beta")
    return SpecialFunctions.inverseBetaI(a, b, probability).value
  }

  public func upperQuantile(_ probability: Double) -> Double {
    checkProbability(probability, "Beta")
    return SpecialFunctions.inverseBetaIComplement(a, b, probability).value
  }

  /// One draw: the share of one gamma draw in the sum of two.
  public func sample(using stream: inout RandomStream) -> Double {
    // In logarithms, because two draws of tiny shapes may both underflow.
    let first = Gamma(shape: a, scale: 1).logSample(using: &stream)
    let second = Gamma(shape: b, scale: 1).logSample(using: &stream)
    return 1 / (1 + exp(second - first))
  }
}
