import CBoostMath

extension SpecialFunctions {
  /// The Bessel function of the first kind, of any real order; x < 0 for whole orders only.
  public static func besselJ(_ order: Double, _ x: Double) -> Double { cbm_bessel_j(order, x) }

  /// The modified Bessel function of the first kind, of any real order.
  public static func besselI(_ order: Double, _ x: Double) -> Double { cbm_bessel_i(order, x) }

  /// The modified Bessel function of the second kind, of any real order, for x >= 0.
  public static func besselK(_ order: Double, _ x: Double) -> Double { cbm_bessel_k(order, x) }

  /// The spherical Bessel function of the first kind: √(π / 2x) J(order + 1/2; x), for x >= 0.
  ///
  /// The Helm form factor of a nucleus is 3 j₁(qR) / qR.
  public static func sphericalBesselJ(_ order: Int, _ x: Double) -> Double {
    precondition(
      0...1_000_000 ~= order,
      "sphericalBesselJ: order is \(order), expected a number from 0 to 1000000")
    return cbm_spherical_bessel_j(UInt32(order), x)
  }
}
