import CBoostMath

extension SpecialFunctions {
  /// The error function: 2/√π ∫₀ˣ exp(-t²) dt.
  public static func erf(_ x: Double) -> Double { cbm_erf(x) }

  /// The complementary error function 1 - erf x, accurate where small.
  public static func erfc(_ x: Double) -> Double { cbm_erfc(x) }

  /// The x whose error function is `p`, for -1 <= p <= 1.
  public static func inverseErf(_ p: Double) -> Double { cbm_erf_inverse(p) }

  /// The x whose complementary error function is `q`, for 0 <= q <= 2.
  public static func inverseErfc(_ q: Double) -> Double { cbm_erfc_inverse(q) }

  /// Owen's T function: 1/2π ∫₀ᵃ exp(-h² (1 + t²) / 2) / (1 + t²) dt.
  public static func owensT(_ h: Double, _ a: Double) -> Double { cbm_owens_t(h, a) }
}
