import Foundation

/// The law of a positive number between two bounds whose density falls like `x^-exponent`.
public struct PowerLaw: Distribution, Equatable {
  /// The power with which the density falls; it rises where negative.
  public let exponent: Double
  /// The lower bound.
  public let lower: Double
  /// The upper bound.
  public let upper: Double

  /// Creates the law between two positive bounds.
  public init(exponent: Double, lower: Double, upper: Double) {
    precondition(
      exponent.isFinite, "PowerLaw: exponent is \(exponent), expected a finite number")
    precondition(
      lower > 0 && lower < upper && upper.isFinite,
      "PowerLaw: bounds are \(lower) and \(upper), expected two rising positive numbers")
    self.exponent = exponent
    self.lower = lower
    self.upper = upper
  }

  /// `(e^(power t) - 1) / power`, the integral of `e^(power t')` from 0 to t.
  private static func growth(_ power: Double, _ t: Double) -> Double {
    power == 0 ? t : expm1(power * t) / power
  }

  /// In `t = ln(x / lower)` the density is `e^(power t)`, and everything has a closed form.
  private var power: Double { 1 - exponent }
  private var length: Double { log(upper / lower) }
  private var norm: Double { Self.growth(power, length) }

  public var mean: Double { lower * Self.growth(power + 1, length) / norm }

  public var variance: Double {
    let mean = mean
    return lower * lower * Self.growth(power + 2, length) / norm - mean * mean
  }

  public func logDensity(_ x: Double) -> Double {
    lower...upper ~= x ? -exponent * log(x / lower) - log(lower * norm) : -.infinity
  }

  public func cumulative(_ x: Double) -> Double {
    x <= lower ? 0 : x >= upper ? 1 : Self.growth(power, log(x / lower)) / norm
  }

  public func survival(_ x: Double) -> Double {
    if x <= lower { return 1 }
    if x >= upper { return 0 }
    // From the upper end, where the density is e^(power (length - s)).
    let whole = exp(power * length)
    return whole * Self.growth(-power, log(upper / x)) / norm
  }

  public func quantile(_ probability: Double) -> Double {
    checkProbability(probability, "PowerLaw")
    let part = probability * norm
    let t = power == 0 ? part : log1p(power * part) / power
    return min(max(lower * exp(t), lower), upper)
  }

  public func upperQuantile(_ probability: Double) -> Double {
    checkProbability(probability, "PowerLaw")
    let part = probability * norm * exp(-power * length)
    let s = power == 0 ? part : -log1p(-power * part) / power
    return min(max(upper * exp(-s), lower), upper)
  }

  public func sample(using stream: inout RandomStream) -> Double { quantile(stream.uniform()) }
}
