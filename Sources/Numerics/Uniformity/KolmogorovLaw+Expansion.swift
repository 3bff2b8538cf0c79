import Foundation

extension KolmogorovLaw {
  /// The probability of a smaller distance up to terms of n^(-3/2).
  ///
  /// W. Pelz, I. J. Good, J. R. Stat. Soc. B 38 (1976) 152, with `z = √n d`. The first of the four
  /// sums is the law of Kolmogorov (1933).
  func expandedCumulative(_ distance: Double) -> Double {
    let root = Double(count).squareRoot()
    let z = root * distance
    let z2 = z * z
    let z4 = z2 * z2
    let z6 = z4 * z2
    var sums = (0.0, 0.0, 0.0, 0.0)
    var evens = (0.0, 0.0)
    // For z up to 2 the terms fall like exp(-1.2 k²).
    for k in 0..<8 {
      // Half-integers k + 1/2 stand for themselves and their negatives.
      let w = pow(Double.pi * (Double(k) + 0.5), 2)
      let term = 2 * exp(-0.5 * w / z2)
      sums.0 += term
      sums.1 += (w - z2) * term
      sums.2 += (6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * w + (1 - 2 * z2) * w * w) * term
      let third = (5 - 30 * z2) * w * w * w + (212 * z4 - 60 * z2) * w * w
      sums.3 += (third + (135 * z4 - 96 * z6) * w - 30 * z6 - 90 * z4 * z4) * term
      let v = pow(Double.pi * Double(k), 2)
      let even = 2 * exp(-0.5 * v / z2)
      evens.0 += v * even
      evens.1 += (3 * v * z2 - v * v) * even
    }
    let second = sums.2 / (72 * z6 * z) - evens.0 / (36 * z2 * z)
    let third = sums.3 / (6480 * z6 * z4) + evens.1 / (108 * z6)
    let sum = sums.0 / z + sums.1 / (6 * z4 * root) + second / (root * root)
    return (0.5 * Double.pi).squareRoot() * (sum + third / (root * root * root))
  }
}

extension KolmogorovLaw {
  /// The probability that `√n D` is larger, for infinitely many numbers.
  ///
  /// A. N. Kolmogorov (1933); in the middle by the series that falls faster.
  public static func limitSurvival(_ z: Double) -> Double {
    // Below, the complement is less than 1e-13.
    guard z > 0.2 else { return 1 }
    if z < 1 {
      let terms = (1...5).map { exp(-pow(Double.pi * (Double($0) - 0.5) / z, 2) / 2) }
      return 1 - (2 * Double.pi).squareRoot() / z * terms.reduce(0, +)
    }
    // The fifth term is below 2 exp(-50).
    return (1...4).reduce(0) { sum, k in
      sum + (k.isMultiple(of: 2) ? -2 : 2) * exp(-2 * Double(k * k) * z * z)
    }
  }
}
