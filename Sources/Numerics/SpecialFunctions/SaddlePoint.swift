import Foundation

/// Logarithms of probabilities by the saddle-point method: no digits are lost at large counts.
///
/// `x log m - m - log Γ(x + 1)` is a small difference of huge numbers; written as a deviance and a
/// Stirling error every term is of the size of the result. C. Loader, "Fast and accurate
/// computation of binomial probabilities" (2000).
extension SpecialFunctions {
  /// Half the Poisson deviance: x log(x / mean) - x + mean, zero at x = mean.
  ///
  /// Domain: x >= 0 and mean > 0.
  public static func deviance(_ x: Double, mean: Double) -> Double {
    mean == .infinity ? .infinity : deviance(x, mean: mean, difference: x - mean)
  }

  /// The deviance where `x - mean` is known to more digits than its terms.
  static func deviance(_ x: Double, mean: Double, difference: Double) -> Double {
    let ratio = difference / (x + mean)
    guard abs(ratio) < 0.1 else {
      return x == 0 ? mean : x * log(x / mean) - difference
    }
    // x log(x / mean) = 2 x artanh(ratio); its first term, 2 x ratio, joins the difference.
    let square = ratio * ratio
    var power = 2 * x * ratio
    var sum = difference * ratio
    var odd = 3.0
    while true {
      power *= square
      let next = sum + power / odd
      if next == sum { return sum }
      sum = next
      odd += 2
    }
  }

  /// The error of Stirling's formula: log Γ(x + 1) - (x + ½) log x + x - ½ log 2π, for x > 0.
  public static func stirlingError(_ x: Double) -> Double {
    guard x >= 0 else { return .nan }
    guard x > 16 else {
      return x == x.rounded(.down) ? wholeStirlingErrors[Int(x)] : smallStirlingError(x)
    }
    // B(2k) / (2k (2k - 1) x^(2k-1)), k = 1 to 6; the seventh is below 1e-18 here.
    let y = 1 / (x * x)
    let tail = 1 / 1260.0 - y * (1 / 1680.0 - y * (1 / 1188.0 - y * (691 / 360_360.0)))
    return (1 / 12.0 - y * (1 / 360.0 - y * tail)) / x
  }

  private static let wholeStirlingErrors = (0...16).map { smallStirlingError(Double($0)) }

  /// The definition itself, which loses few digits where no term is large.
  private static func smallStirlingError(_ x: Double) -> Double {
    logGamma(x + 1) - (x + 0.5) * log(x) + x - 0.5 * log(2 * Double.pi)
  }

  /// The logarithm of exp(-mean) meanˣ / Γ(x + 1), for x >= 0 and mean >= 0.
  public static func logPoisson(_ x: Double, mean: Double) -> Double {
    if mean == 0 { return x == 0 ? 0 : -.infinity }
    if x == 0 { return -mean }
    return -stirlingError(x) - deviance(x, mean: mean) - 0.5 * log(2 * Double.pi * x)
  }

  /// The logarithm of Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) pᵃ qᵇ, where q = 1 - p.
  ///
  /// Domain: a and b >= 0. Both probabilities are asked for, so that neither need be rounded.
  public static func logBinomial(_ a: Double, _ b: Double, p: Double, q: Double) -> Double {
    if p == 0 { return a == 0 ? 0 : -.infinity }
    if q == 0 { return b == 0 ? 0 : -.infinity }
    if a == 0 { return b * (p < 0.5 ? log1p(-p) : log(q)) }
    if b == 0 { return a * (q < 0.5 ? log1p(-q) : log(p)) }
    let n = a + b
    // a - n p in one rounding, from the probability that has more digits: the rounded product
    // would cost as many digits as half of those of the count.
    let difference = p < q ? a.addingProduct(-n, p) : -b.addingProduct(-n, q)
    return stirlingError(n) - stirlingError(a) - stirlingError(b)
      - deviance(a, mean: n * p, difference: difference)
      - deviance(b, mean: n * q, difference: -difference)
      - 0.5 * log(2 * Double.pi * a * (b / n))
  }

  /// The logarithm of the beta function, for positive a and b.
  public static func logBeta(_ a: Double, _ b: Double) -> Double {
    // Stirling's formula for the two large arguments, whose leading terms cancel by hand.
    let large = max(a, b)
    let small = min(a, b)
    guard large > 16 else { return logGamma(a) + (logGamma(b) - logGamma(a + b)) }
    return logGamma(small) + stirlingError(large) - stirlingError(large + small)
      - (large - 0.5) * log1p(small / large) - small * (log(large + small) - 1)
  }
}
