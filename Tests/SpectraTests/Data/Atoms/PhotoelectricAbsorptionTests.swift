import Numerics
import Spectra
import Testing

struct PhotoelectricAbsorptionTests {
  static let tables = [
    (PhotoelectricAbsorption.xenon, AtomicShell.xenon, 54.0),
    (PhotoelectricAbsorption.argon, AtomicShell.argon, 18.0),
    (PhotoelectricAbsorption.germanium, AtomicShell.germanium, 32.0),
  ]

  // The sum rule of Thomas, Reiche and Kuhn: every electron contributes
  // 2 pi^2 alpha (hbar c)^2 / m = 109.76 Mb eV. Relativity takes up to 3 % of it, the levels below
  // the first ionisation a few per mille, and the tables are good to 5 %.
  @Test(arguments: tables)
  func absorptionCountsTheElectrons(
    table: TabulatedFunction, shells: [AtomicShell], atomicNumber: Double
  ) {
    let length = PhysicalConstants.reducedPlanck
    let each =
      2 * .pi * .pi * PhysicalConstants.fineStructure * length * length
      / PhysicalConstants.electronMass
    #expect(abs(each / (109.76 * Units.barn * Units.keV * 1e3) - 1) < 1e-4)
    #expect(abs(table.integral() / each / atomicNumber - 1) < 0.08)
  }

  // K and L electrons: the cross section jumps up across the edge. XCOM puts xenon's K edge at
  // 34.5614 keV, 3 eV below the booklet's.
  @Test(arguments: tables)
  func edgesStandAtTheBindingEnergies(
    table: TabulatedFunction, shells: [AtomicShell], atomicNumber: Double
  ) throws {
    for name in ["K", "L3"] {
      let edge = try #require(shells.first { $0.name == name }).bindingEnergy
      let jump = table(edge * 1.002) / table(edge * 0.995)
      #expect(jump > 2, "\(name) at \(edge) keV")
    }
  }

  // Another calculation: Kissel's photoionisation cross sections of 1993, barn per atom, as held by
  // the library xraylib. Above 1 keV theories agree to 1 %; below, the table is measured and the
  // free-atom theory is trusted to 20 %.
  @Test(arguments: [
    (0.5, 932_996, 0.20), (2, 453_626, 0.01), (3, 168_220, 0.01), (8, 65_199.2, 0.01),
    (10, 36_171.1, 0.01), (20, 5_453.20, 0.01), (30, 1_753.05, 0.01), (50, 2_669.44, 0.01),
    (100, 390.435, 0.01), (200, 53.9947, 0.01), (300, 17.3547, 0.01),
  ])
  func xenonAbsorbsAsAnotherCalculationSays(energy: Double, barns: Double, tolerance: Double) {
    #expect(
      abs(PhotoelectricAbsorption.xenon(energy) / (barns * Units.barn) - 1) < tolerance)
  }

  @Test func crossSectionsArePositive() {
    for (table, _, _) in Self.tables {
      #expect(table.values.allSatisfy { $0 > 0 })
      #expect(table.domain.upperBound == 1_000)
    }
  }
}
