import Foundation

/// Fisher's law: the ratio of two independent mean squares of standard normal numbers.
public struct FisherF: Distribution, Equatable {
  /// How many squares the numerator averages; any positive number.
  public let numerator: Double
  /// How many squares the denominator averages; any positive number.
  public let denominator: Double

  /// Creates the law with the two numbers of degrees of freedom.
  public init(numerator: Double, denominator: Double) {
    checkPositive(numerator, "numerator", "FisherF")
    checkPositive(denominator, "denominator", "FisherF")
    self.numerator = numerator
    self.denominator = denominator
  }

  public var mean: Double { denominator > 2 ? denominator / (denominator - 2) : .infinity }

  public var variance: Double {
    guard denominator > 4 else { return .infinity }
    return 2 * mean * mean * (numerator + denominator - 2) / (numerator * (denominator - 4))
  }

  /// The variable `n x / (n x + d)`, which follows the beta law, and its complement.
  private func share(_ x: Double) -> (value: Double, complement: Double) {
    let ratio = numerator * x / denominator
    return (1 / (1 + 1 / ratio), 1 / (1 + ratio))
  }

  public func logDensity(_ x: Double) -> Double {
    if x < 0 || x == .infinity { return -.infinity }
    if x == 0 { return numerator < 2 ? .infinity : numerator > 2 ? -.infinity : 0 }
    let share = share(x)
    let (a, b) = (0.5 * numerator, 0.5 * denominator)
    return SpecialFunctions.logBinomial(a, b, p: share.value, q: share.complement)
      + log(a / (a + b) * b) - log(x)
  }

  public func cumulative(_ x: Double) -> Double { x <= 0 ? 0 : lower(share(x)) }
  public func survival(_ x: Double) -> Double { x <= 0 ? 1 : upper(share(x)) }

  // Of the two complementary arguments the smaller one has all its digits.
  private func lower(_ share: (value: Double, complement: Double)) -> Double {
    share.value < 0.5
      ? SpecialFunctions.betaI(0.5 * numerator, 0.5 * denominator, share.value)
      : SpecialFunctions.betaIComplement(0.5 * denominator, 0.5 * numerator, share.complement)
  }

  private func upper(_ share: (value: Double, complement: Double)) -> Double {
    share.value < 0.5
      ? SpecialFunctions.betaIComplement(0.5 * numerator, 0.5 * denominator, share.value)
      : SpecialFunctions.betaI(0.5 * denominator, 0.5 * numerator, share.complement)
  }

  public func quantile(_ probability: Double) -> Double {
    checkProbability(probability, "FisherF")
    return ratio(SpecialFunctions.inverseBetaI(0.5 * numerator, 0.5 * denominator, probability))
  }

  public func upperQuantile(_ probability: Double) -> Double {
    checkProbability(probability, "FisherF")
    return ratio(
      SpecialFunctions.inverseBetaIComplement(0.5 * numerator, 0.5 * denominator, probability))
  }

  private func ratio(_ share: SpecialFunctions.Fraction) -> Double {
    denominator * share.value / (numerator * share.complement)
  }

  public func sample(using stream: inout RandomStream) -> Double {
    let (a, b) = (0.5 * numerator, 0.5 * denominator)
    let above = Gamma(shape: a, scale: 1).logSample(using: &stream) - log(a)
    let below = Gamma(shape: b, scale: 1).logSample(using: &stream) - log(b)
    return exp(above - below)
  }
}
