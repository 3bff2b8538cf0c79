import CBoostMath

extension SpecialFunctions {
  /// A number x between 0 and 1 together with 1 - x, each to full relative precision.
  public struct Fraction: Equatable, Sendable {
    /// The number x.
    public let value: Double
    /// One minus x.
    public let complement: Double
  }

  /// The beta function B(a, b) = Γ(a) Γ(b) / Γ(a + b), for positive a and b.
  public static func beta(_ a: Double, _ b: Double) -> Double { cbm_beta(a, b) }

  /// The regularised incomplete beta function I(x; a, b), for 0 <= x <= 1 and positive a and b.
  ///
  /// `I(x; a, b) = 1/B(a, b) ∫₀ˣ tᵃ⁻¹ (1 - t)ᵇ⁻¹ dt`: the probability of at least `a` successes in
  /// `a + b - 1` trials of probability `x`, for whole `a` and `b`.
  public static func betaI(_ a: Double, _ b: Double, _ x: Double) -> Double {
    switch method(a, b, x) {
    case .boost: cbm_beta_i(a, b, x)
    case .fraction: betaFraction(a, b, x).lower
    case .expansion: largeBeta(a, b, x).lower
    }
  }

  /// The complement 1 - I(x; a, b), accurate where small.
  public static func betaIComplement(_ a: Double, _ b: Double, _ x: Double) -> Double {
    switch method(a, b, x) {
    case .boost: cbm_beta_i_complement(a, b, x)
    case .fraction: betaFraction(a, b, x).upper
    case .expansion: largeBeta(a, b, x).upper
    }
  }

  /// The x at which I(x; a, b) is `p`.
  ///
  /// Accurate to about 1e-12 for a and b up to 1e7.
  public static func inverseBetaI(_ a: Double, _ b: Double, _ p: Double) -> Fraction {
    let found = cbm_beta_i_inverse(a, b, p)
    return Fraction(value: found.value, complement: found.complement)
  }

  /// The x at which 1 - I(x; a, b) is `q`, accurate for small `q`.
  ///
  /// Accurate to about 1e-12 for a and b up to 1e7.
  public static func inverseBetaIComplement(_ a: Double, _ b: Double, _ q: Double) -> Fraction {
    let found = cbm_beta_i_complement_inverse(a, b, q)
    return Fraction(value: found.value, complement: found.complement)
  }

  private enum Method {
    case boost
    case fraction
    case expansion
  }

  /// The method that keeps the digits: Boost.Math's powers of x lose those of a large exponent.
  private static func method(_ a: Double, _ b: Double, _ x: Double) -> Method {
    let small = min(a, b)
    guard small > 20, max(a, b) > 1e3, max(a, b) < .infinity, x > 0, x < 1 else { return .boost }
    return small > 1e7 && abs(a - (a + b) * x) < 0.25 * small ? .expansion : .fraction
  }
}
