import Foundation

extension AndersonDarlingLaw {
  /// The probability of a larger value with infinitely many numbers; tails keep their digits.
  ///
  /// A² is then Σ χ²ⱼ / (j (j + 1)), a sum of squares of normal numbers (Anderson and Darling, Ann.
  /// Math. Stat. 23 (1952) 193). By N. V. Smirnov's formula for such sums (1937) the tail is
  /// `1/π Σₖ (-1)^(k+1) ∫ exp(-a y / 2) / (y √|D(y)|) dy` over y from (2k-1) 2k to 2k (2k+1), with
  /// `D(y) = Πⱼ (1 - y / (j (j + 1))) = -cos(π √(1 + 4y) / 2) / (π y)`.
  static func limitSurvival(_ value: Double) -> Double {
    // Below, the complement is less than 1e-17.
    guard value > 0.03 else { return 1 }
    var sum = 0.0
    for k in 1...200 {
      let part = integral(k, value)
      sum += k.isMultiple(of: 2) ? -part : part
      if part < 1e-17 * sum { break }
    }
    return min(1, sum / Double.pi)
  }

  /// One integral, by the rule of Gauss and Chebyshev in `s`, with `√(1 + 4y) = 4k + s`.
  ///
  /// The rule takes the root singularities at both ends in; what is left is smooth.
  private static func integral(_ k: Int, _ value: Double) -> Double {
    let nodes = 24
    var sum = 0.0
    for node in 0..<nodes {
      let s = cos(Double.pi * (Double(node) + 0.5) / Double(nodes))
      let root = Double(4 * k) + s
      let y = 0.25 * (root * root - 1)
      let smooth = cos(0.5 * Double.pi * s) / (1 - s * s)
      sum += exp(-0.5 * value * y) * root / (y * smooth).squareRoot()
    }
    return 0.5 * Double.pi.squareRoot() * sum * Double.pi / Double(nodes)
  }
}
