import Foundation

/// Student's law: a standard normal number over the root of a mean square of independent ones.
public struct StudentT: Distribution, Equatable {
  /// How many squares are averaged; any positive number.
  public let degreesOfFreedom: Double

  /// Creates the law with the given number of degrees of freedom.
  public init(degreesOfFreedom: Double) {
    checkPositive(degreesOfFreedom, "degrees of freedom", "StudentT")
    self.degreesOfFreedom = degreesOfFreedom
  }

  public var mean: Double { degreesOfFreedom > 1 ? 0 : .nan }

  public var variance: Double {
    degreesOfFreedom > 2
      ? degreesOfFreedom / (degreesOfFreedom - 2) : degreesOfFreedom > 1 ? .infinity : .nan
  }

  public func logDensity(_ x: Double) -> Double {
    let half = 0.5 * degreesOfFreedom
    return -SpecialFunctions.logBeta(half, 0.5) - 0.5 * log(degreesOfFreedom)
      - (half + 0.5) * log1p(x / degreesOfFreedom * x)
  }

  public func cumulative(_ x: Double) -> Double { x < 0 ? tail(-x) : 1 - tail(x) }
  public func survival(_ x: Double) -> Double { x < 0 ? 1 - tail(-x) : tail(x) }

  /// The probability above `x`, for x >= 0.
  private func tail(_ x: Double) -> Double {
    if x == .infinity { return 0 }
    let half = 0.5 * degreesOfFreedom
    // Of the two complementary arguments the smaller one has all its digits.
    let square = x / degreesOfFreedom * x
    return square > 1
      ? 0.5 * SpecialFunctions.betaI(half, 0.5, 1 / (1 + square))
      : 0.5 * SpecialFunctions.betaIComplement(0.5, half, square / (1 + square))
  }

  public func quantile(_ probability: Double) -> Double {
    checkProbability(probability, "StudentT")
    return probability < 0.5 ? -upper(probability) : upper(1 - probability)
  }

  public func upperQuantile(_ probability: Double) -> Double {
    checkProbability(probability, "StudentT")
    return probability < 0.5 ? upper(probability) : -upper(1 - probability)
  }

  /// The x >= 0 whose tail is `q`, at most one half.
  private func upper(_ q: Double) -> Double {
    if q == 0 { return .infinity }
    let half = 0.5 * degreesOfFreedom
    if q < 0.25 {
      let share = SpecialFunctions.inverseBetaI(half, 0.5, 2 * q)
      return (degreesOfFreedom * share.complement / share.value).squareRoot()
    }
    let share = SpecialFunctions.inverseBetaI(0.5, half, 1 - 2 * q)
    return (degreesOfFreedom * share.value / share.complement).squareRoot()
  }

  public func sample(using stream: inout RandomStream) -> Double {
    let normal = Ziggurat.sample(using: &stream)
    let half = 0.5 * degreesOfFreedom
    let logMeanSquare = Gamma(shape: half, scale: 1).logSample(using: &stream) - log(half)
    return normal * exp(-0.5 * logMeanSquare)
  }
}
