import Foundation

/// The incomplete gamma and beta functions of large parameters, by uniform expansions.
///
/// After N. M. Temme, each is a normal tail at the signed root z of twice the deviance, and a small correction
/// `exp(-z²/2) / √(2πr)` times a series in 1/r. The deviance keeps its digits at any size, where a
/// product of powers loses log10 of the exponent.
extension SpecialFunctions {
  /// The two complementary parts of an incomplete function, each accurate where small.
  struct Parts {
    let lower: Double
    let upper: Double

    /// The normal tail at `z` corrected by `correction`, which moves from one part to the other.
    fileprivate init(z: Double, correction: Double) {
      lower = 0.5 * erfc(-z * 0.5.squareRoot()) - correction
      upper = 0.5 * erfc(z * 0.5.squareRoot()) + correction
    }

    fileprivate init(lower: Double, upper: Double) {
      self.lower = lower
      self.upper = upper
    }
  }

  /// P(a, x) and Q(a, x), equation 8.12.3-4 of the NIST Digital Library of Mathematical Functions.
  ///
  /// Relative error below 1e-13 within 10 standard deviations for a > 1e5. `difference` is x - a.
  static func largeGamma(_ a: Double, _ x: Double, difference: Double) -> Parts {
    let half = deviance(a, mean: x, difference: -difference)
    let z = difference < 0 ? -(2 * half).squareRoot() : (2 * half).squareRoot()
    let eta = z / a.squareRoot()
    // The two terms of the leading coefficient cancel where z is small: there its own series.
    let leading =
      abs(z) < 0.1
      ? -1 / 3.0 + eta * (1 / 12.0 - eta * (2 / 135.0 - eta / 864))
      : a / difference - 1 / eta
    let next = -1 / 540.0 - eta * (1 / 288.0 - eta / 378)
    let scale = exp(-half) / (2 * Double.pi * a).squareRoot()
    return Parts(z: z, correction: scale * (leading + next / a))
  }

  /// I(x; a, b) and its complement, section 8.18(ii) of the NIST Digital Library.
  ///
  /// Relative error below 1e-13 within 10 standard deviations where a and b exceed 1e7.
  static func largeBeta(_ a: Double, _ b: Double, _ x: Double) -> Parts {
    let sum = a + b
    let difference = excess(a, b, x)
    let half =
      deviance(a, mean: sum * x, difference: difference)
      + deviance(b, mean: sum * (1 - x), difference: -difference)
    let z = difference > 0 ? -(2 * half).squareRoot() : (2 * half).squareRoot()
    let width = ((a / sum) * (b / sum)).squareRoot()
    let coefficient: Double
    if abs(z) < 0.1 {
      // The series of the other branch in the distance of x from its centre a / (a + b).
      let distance = -difference / sum / (width * width)
      let skew = (b - a) / sum
      let square = width * width
      coefficient =
        (skew / 3 - distance * ((1 - square) / 12 - distance * skew * (23 - 11 * square) / 540))
        / width
    } else {
      coefficient = sum.squareRoot() / z + width * sum / difference
    }
    let scale = exp(-half) / (2 * Double.pi * sum).squareRoot()
    return Parts(z: z, correction: -scale * coefficient)
  }

  /// I(x; a, b) and its complement by a continued fraction, for parameters above 20.
  ///
  /// Equation 9 of A. R. DiDonato and A. H. Morris, ACM TOMS 18 (1992) 360, whose coefficients do
  /// not cancel; it takes some √min(a, b) terms near the centre and fewer elsewhere.
  static func betaFraction(_ a: Double, _ b: Double, _ x: Double) -> Parts {
    let excess = excess(a, b, x)
    let power = exp(logBinomial(a, b, p: x, q: 1 - x)) * (a / (a + b) * b)
    // The fraction converges on the near side of the centre; the other part is the rest.
    guard excess < 0 else {
      let lower = power * betaFraction(a, b, x: x, complement: 1 - x, excess: excess)
      return Parts(lower: lower, upper: 1 - lower)
    }
    let upper = power * betaFraction(b, a, x: 1 - x, complement: x, excess: -excess)
    return Parts(lower: 1 - upper, upper: upper)
  }

  /// a - (a + b) x with all its digits: at 1e15 the rounded product would move z by 1e-9.
  private static func excess(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let sum = a + b
    let lost = min(a, b) - (sum - max(a, b))
    return x < 0.5
      ? a.addingProduct(-sum, x) - lost * x
      : lost * (1 - x) - b.addingProduct(-sum, 1 - x)
  }

  /// The fraction by Lentz's rule, as a product of ratios of successive convergents.
  private static func betaFraction(
    _ a: Double, _ b: Double, x: Double, complement: Double, excess: Double
  ) -> Double {
    var numerator = a / (a + 1) * (excess + 1)
    var inverse = 0.0
    var value = 1 / numerator
    // Enough for the largest parameters that come here, 1e7, and never reached by them.
    for term in 1...100_000 {
      let n = Double(term)
      let odd = a + 2 * n - 1
      let partial = (a + n - 1) / odd * ((a + b + n - 1) / odd) * n * (b - n) * x * x
      let denominator =
        n + n * (b - n) * x / odd + (a + n) / (odd + 2) * (excess + 1 + n * (1 + complement))
      inverse = 1 / (denominator + partial * inverse)
      numerator = denominator + partial / numerator
      let ratio = numerator * inverse
      value /= ratio
      if abs(ratio - 1) < Double.ulpOfOne { break }
    }
    return value
  }
}
