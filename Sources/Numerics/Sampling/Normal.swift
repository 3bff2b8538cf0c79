import Foundation

/// The normal law of a mean and a standard deviation.
///
/// Draws are exact, by a ziggurat: an inverse cumulative costs twice as much, and its accuracy
/// would be that of an approximation.
public struct Normal: Distribution, Equatable {
  /// The law of mean 0 and deviation 1.
  public static let standard = Normal(mean: 0, deviation: 1)

  /// The mean.
  public let mean: Double
  /// The standard deviation, positive.
  public let deviation: Double

  /// Creates the law of a finite mean and a positive standard deviation.
  public init(mean: Double, deviation: Double) {
    precondition(mean.isFinite, "Normal: mean is \(mean), expected a finite number")
    checkPositive(deviation, "deviation", "Normal")
    self.mean = mean
    self.deviation = deviation
  }

  public var variance: Double { deviation * deviation }

  public func logDensity(_ x: Double) -> Double {
    let z = (x - mean) / deviation
    return -0.5 * z * z - log(deviation) - Self.logRootTwoPi
  }

  /// The probability of a draw at or below `x`, accurate down to the smallest numbers.
  public func cumulative(_ x: Double) -> Double {
    0.5 * SpecialFunctions.erfc((mean - x) / deviation * 0.5.squareRoot())
  }

  /// The probability of a draw above `x`, accurate down to the smallest numbers.
  public func survival(_ x: Double) -> Double {
    0.5 * SpecialFunctions.erfc((x - mean) / deviation * 0.5.squareRoot())
  }

  public func quantile(_ probability: Double) -> Double {
    checkProbability(probability, "Normal")
    return mean - deviation * Self.standardUpperQuantile(probability)
  }

  public func upperQuantile(_ probability: Double) -> Double {
    checkProbability(probability, "Normal")
    return mean + deviation * Self.standardUpperQuantile(probability)
  }

  private static func standardUpperQuantile(_ q: Double) -> Double {
    2.0.squareRoot() * SpecialFunctions.inverseErfc(2 * q)
  }

  public func sample(using stream: inout RandomStream) -> Double {
    mean + deviation * Ziggurat.sample(using: &stream)
  }

  public func fill(_ values: inout MutableSpan<Double>, using stream: inout RandomStream) {
    for i in values.indices { values[i] = sample(using: &stream) }
  }

  /// One draw of a normal law whose parameters change from draw to draw; `deviation` may be 0.
  public static func sample(
    mean: Double, deviation: Double, using stream: inout RandomStream
  ) -> Double {
    mean + deviation * Ziggurat.sample(using: &stream)
  }
}

/// Tails too small for a `Double`: significances beyond 38 standard deviations.
extension Normal {
  private static let logRootTwoPi = 0.5 * log(2 * Double.pi)

  /// The logarithm of `survival`, finite where that underflows.
  public func logSurvival(_ x: Double) -> Double {
    let z = (x - mean) / deviation
    if z < -1 { return log1p(-survival(mean - (x - mean))) }
    if z < 30 { return log(survival(x)) }
    // Equation 7.12.1 of the NIST Digital Library; the next term is below 1e-16 at 30.
    let y = 1 / (z * z)
    let series = -y * (1 - y * (3 - y * (15 - y * (105 - y * (945 - y * 10395)))))
    return -0.5 * z * z - log(z) - Self.logRootTwoPi + log1p(series)
  }

  /// The x at which `logSurvival` is `logProbability`, a number at most 0.
  public func upperQuantile(logProbability: Double) -> Double {
    precondition(
      logProbability <= 0,
      "Normal: logarithm of the probability is \(logProbability), expected at most 0")
    if logProbability > -690 { return upperQuantile(exp(logProbability)) }
    if logProbability == -.infinity { return .infinity }
    // Newton's rule: the slope of the logarithm is minus the hazard, z + 1/z to 1e-5 here, so
    // every step gains five digits.
    var z = (-2 * logProbability).squareRoot()
    for _ in 0..<6 {
      z += (Normal.standard.logSurvival(z) - logProbability) / (z + 1 / z)
    }
    return mean + deviation * z
  }
}
