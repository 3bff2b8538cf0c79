import Numerics
import Testing

struct UnitsTests {
  /// Ratios of units of the same dimension, each by its definition.
  private static let ratios: [(Double, Double)] = [
    (Units.keV / Units.eV, 1e3), (Units.MeV / Units.keV, 1e3), (Units.GeV / Units.eV, 1e9),
    (Units.cm / Units.um, 1e4), (Units.m / Units.fm, 1e15), (Units.m / Units.cm, 1e2),
    (Units.s / Units.ms, 1e3), (Units.ms / Units.us, 1e3), (Units.us / Units.ns, 1e3),
    (Units.day / Units.s, 86_400), (Units.year / Units.day, 365.25),
    (Units.tonne / Units.kg, 1e3), (Units.kg / Units.g, 1e3),
    (Units.tonneYear / Units.kgDay, 365_250),
  ]

  @Test(arguments: ratios)
  func unitsOfADimensionHaveTheirRatio(found: Double, expected: Double) {
    #expect(abs(found / expected - 1) < 4 * 0x1p-52)
  }

  /// ħc = 197.3269804 MeV fm = 0.1973269804 eV um (CODATA 2018): a product of two dimensions.
  @Test func aQuantityIsTheSameInWhateverUnitsItIsWritten() {
    let nuclear = 197.326_980_4 * Units.MeV * Units.fm
    let atomic = 0.197_326_980_4 * Units.eV * Units.um
    #expect(abs(nuclear / atomic - 1) < 8 * 0x1p-52)
    let light = 299_792_458 * Units.m / Units.s
    #expect(abs(light / (29.979_245_8 * Units.cm / Units.ns) - 1) < 8 * 0x1p-52)
  }

  /// A count is a pure number: rescaling what it is made of by other units must not change it.
  @Test func aCountDoesNotDependOnTheUnitsOfItsExposure() {
    func counts(rate: Double, exposure: Double, energies: (Double, Double)) -> Double {
      rate * exposure * (energies.1 - energies.0)
    }
    let native = counts(
      rate: 2.5 / (Units.tonneYear * Units.keV), exposure: 40 * Units.tonneYear,
      energies: (2 * Units.keV, 10 * Units.keV))
    let other = counts(
      rate: 2.5e-3 / 365_250 / (Units.kgDay * Units.eV), exposure: 40 * 365_250 * Units.kgDay,
      energies: (2000 * Units.eV, 0.01 * Units.MeV))
    #expect(abs(native - 800) < 800 * 0x1p-50)
    #expect(abs(other / native - 1) < 16 * 0x1p-52)
  }
}
