import CBoostMath

extension SpecialFunctions {
  /// The exponential integral Ei(x): the principal value of ∫ eᵗ / t dt from minus infinity to x.
  public static func expIntegralEi(_ x: Double) -> Double { cbm_exponential_integral_ei(x) }

  /// The exponential integral of order n: ∫ exp(-x t) / tⁿ dt from 1 to infinity, for x >= 0.
  public static func expIntegralE(_ order: Int, _ x: Double) -> Double {
    precondition(
      0...1_000_000 ~= order,
      "expIntegralE: order is \(order), expected a number from 0 to 1000000")
    // Boost.Math answers the pole of order 0 with a small number.
    if order == 0 && x == 0 { return .infinity }
    return cbm_exponential_integral_e(UInt32(order), x)
  }

  /// The principal branch of Lambert's W, the inverse of w exp(w), for x >= -1/e.
  public static func lambertW0(_ x: Double) -> Double { cbm_lambert_w0(x) }

  /// The branch of Lambert's W at or below -1, for -1/e <= x <= 0.
  public static func lambertWMinus1(_ x: Double) -> Double { cbm_lambert_wm1(x) }

  /// Riemann's zeta function, NaN at its pole 1.
  public static func zeta(_ s: Double) -> Double { cbm_zeta(s) }
}
