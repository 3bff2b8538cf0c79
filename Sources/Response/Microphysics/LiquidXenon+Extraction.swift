import Foundation
import Numerics

extension LiquidXenon {
  /// The field in the liquid at the surface, for a field in the gas above, both in V/cm.
  ///
  /// The ratio of the dielectric constants, 1.00126 and 1.85.
  public static func surfaceField(gasField: Double) -> Double { gasField * 1.001_26 / 1.85 }

  /// The share of electrons that leave the liquid under a field in the gas of `gasField` V/cm.
  ///
  /// `1 - c₁ exp(-c₂ E^c₃)` with the field E in the liquid in kV/cm and polynomials cᵢ of the
  /// temperature, fitted from 165 to 181 K and clamped to 0...1. Outside, the share is that of the
  /// nearer end. Source: NEST v2.4.0.
  public func extractionEfficiency(gasField: Double) -> Double {
    Xenon.check(field: gasField, "LiquidXenon")
    guard gasField > 0 else { return 0 }
    // The terms are 1e9 times their sum: beyond the data the polynomials mean nothing.
    let t = min(max(temperature, 165), 181)
    let c1 = polynomial(
      [
        8.807_528_626_640e4, -2.026_247_730_928e3, 1.747_197_309_338e1, -6.692_362_929_271e-2,
        9.607_626_262_594e-5,
      ], t)
    let c2 = polynomial(
      [
        5.074_800_229_635e5, -1.460_168_019_275e4, 1.680_089_978_382e2, -9.663_183_204_468e-1,
        2.778_229_721_617e-3, -3.194_249_083_426e-6,
      ], t)
    let c3 = polynomial(
      [
        -4.659_269_964_120e6, 1.366_555_237_249e5, -1.602_830_617_076e3, 9.397_480_411_915,
        -2.754_232_523_872e-2, 3.228_101_180_588e-5,
      ], t)
    let kilovolts = 1e-3 * Self.surfaceField(gasField: gasField)
    return min(max(1 - c1 * exp(-c2 * pow(kilovolts, c3)), 0), 1)
  }

  private func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
