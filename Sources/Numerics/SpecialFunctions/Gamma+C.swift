import CBoostMath

extension SpecialFunctions {
  /// The gamma function Γ(x), NaN at its poles.
  public static func gamma(_ x: Double) -> Double { cbm_gamma(x) }

  /// The logarithm of |Γ(x)|, NaN at the poles of Γ.
  public static func logGamma(_ x: Double) -> Double { cbm_log_gamma(x) }

  /// The digamma function: the derivative of the logarithm of Γ.
  public static func digamma(_ x: Double) -> Double { cbm_digamma(x) }

  /// The trigamma function: the second derivative of the logarithm of Γ.
  public static func trigamma(_ x: Double) -> Double { cbm_trigamma(x) }

  /// The regularised lower incomplete gamma function P(a, x), for a > 0 and x >= 0.
  ///
  /// `P(a, x) = 1/Γ(a) ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt`: the probability that a Poisson variable of mean `x` is at
  /// least `a`, for whole `a`.
  public static func gammaP(_ a: Double, _ x: Double) -> Double {
    isLarge(a, x) ? largeGamma(a, x, difference: x - a).lower : cbm_gamma_p(a, x)
  }

  /// The regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), accurate where small.
  public static func gammaQ(_ a: Double, _ x: Double) -> Double {
    isLarge(a, x) ? largeGamma(a, x, difference: x - a).upper : cbm_gamma_q(a, x)
  }

  /// The x at which P(a, x) is `p`.
  ///
  /// Accurate to about 1e-12 for a up to 1e9.
  public static func inverseGammaP(_ a: Double, _ p: Double) -> Double {
    cbm_gamma_p_inverse(a, p)
  }

  /// The x at which Q(a, x) is `q`, accurate for small `q`.
  ///
  /// Accurate to about 1e-12 for a up to 1e9.
  public static func inverseGammaQ(_ a: Double, _ q: Double) -> Double {
    cbm_gamma_q_inverse(a, q)
  }

  /// Whether the expansion for large parameters is the better one.
  private static func isLarge(_ a: Double, _ x: Double) -> Bool {
    a > 1e5 && abs(x - a) < 0.25 * a
  }
}
