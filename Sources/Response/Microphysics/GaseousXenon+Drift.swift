import Foundation
import Numerics

extension GaseousXenon {
  /// The drift velocity in mm/ns of electrons at a field in V/cm.
  ///
  /// A fit to the transport programs Magboltz (v2.4.0) and PyBoltz (2026) in four ranges of the
  /// reduced field, the field over the atoms per cm³.
  public func driftVelocity(field: Double) -> Double {
    Xenon.check(field: field, "GaseousXenon")
    let reduced = field / Xenon.atoms(density: density)
    let centimetresPerSecond =
      switch reduced {
      case ..<1.2e-19: 4e22 * reduced
      case ..<3.5e-19:
        395.502_666_314_36
          * pow(reduced, -357_384_143.004_642 * pow(reduced, 0.518_110_447_340_587))
      default:
        switch release {
        case .nest240: Self.magboltz(reduced)
        case .nest2026: Self.pyboltz(reduced)
        }
      }
    return centimetresPerSecond * Units.cm / Units.s
  }

  /// The fit to Magboltz above 0.035 Td, in cm/s; NEST v2.4.0.
  private static func magboltz(_ reduced: Double) -> Double {
    guard reduced < 3.8e-17 else { return 6e21 * reduced - 32_279 }
    let y = log(1_008.309_989_337_04 * reduced)
    let quartic =
      -592_981.611_357_632
      + y
      * (-90_261.964_371_664_3
        + y * (-4_911.832_139_896_09 + y * (-115.157_545_835_228 + y * -0.990_440_443_390_298)))
    return abs(quartic * 223.711_221_224_885 * exp(reduced))
  }

  /// The fit to PyBoltz above 0.035 Td, in cm/s; NEST of July 2026.
  ///
  /// A quartic in the logarithm below 3.8 Td and a line above do not meet, so a polynomial for the
  /// logarithm of the velocity takes over between 2.5 and 6 Td, blended in over half a Td.
  private static func pyboltz(_ reduced: Double) -> Double {
    let townsend = 1e17 * reduced
    let entering = smoothStep((townsend - 2.5) / 0.5)
    let leaving = smoothStep((townsend - 5.5) / 0.5)
    let share = entering - leaving
    let bridge = share > 0 ? share * pyboltzBridge(reduced) : 0
    return bridge + (1 - share) * pyboltzPieces(reduced)
  }

  private static func pyboltzPieces(_ reduced: Double) -> Double {
    guard reduced < 3.8e-17 else {
      return 5.802_195_058_817_46e21 * reduced - 20_524.417_895_718_5
    }
    let y = log(29.919_360_803_603_8 * reduced)
    let quartic =
      -502_223.177_165_246
      + y
      * (-88_704.603_710_369_6
        + y * (-4_976.277_721_606_15 + y * (-114.436_719_565_408 + y * -0.940_702_077_347_825)))
    return abs(quartic * 117.945_882_910_319 * exp(reduced))
  }

  private static func pyboltzBridge(_ reduced: Double) -> Double {
    let t = 2 * (log(reduced) + 41.951_122_940_250_95) / 5.809_142_990_314_022 - 1
    let falling = [
      2.143_938_128_066_541, 2.975_900_594_551_476, -3.926_749_202_670_321,
      -7.411_260_713_318_530, 1.452_085_040_401_718, 5.451_306_500_170_360,
      1.223_996_054_502_669, -0.334_559_786_084_163_6, 0.570_399_933_464_382_1,
      11.803_431_187_134_58,
    ]
    return exp(falling.reduce(0) { $0 * t + $1 })
  }

  /// `3x² - 2x³`, 0 below 0 and 1 above 1.
  private static func smoothStep(_ x: Double) -> Double {
    let inside = min(max(x, 0), 1)
    return inside * inside * (3 - 2 * inside)
  }
}
