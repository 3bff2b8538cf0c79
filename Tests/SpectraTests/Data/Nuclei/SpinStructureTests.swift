import Foundation
import Numerics
import Spectra
import Testing

struct SpinStructureTests {
  static func isotope(_ structure: SpinStructure) -> Isotope? {
    Element.all.first { $0.symbol == structure.symbol }?.isotope(structure.massNumber)
  }

  // At rest an isoscalar coupling counts spins and no current adds to it:
  // S_00(0) = (2 J + 1) (J + 1) / (4 pi J) (<S_p> + <S_n>)^2, equation 6 of arXiv:1304.7684. The
  // expectation values are printed to 0.001 and the fits are good to 1 %.
  @Test(arguments: SpinStructure.all)
  func atRestTheFitCountsSpins(structure: SpinStructure) throws {
    let isotope = try #require(Self.isotope(structure))
    let spins = try #require(SpinExpectation.of(isotope))
    let total = spins.proton + spins.neutron
    let factor = (2 * isotope.spin + 1) * (isotope.spin + 1) / (4 * .pi * isotope.spin)
    let rounding = 2 * 0.001 / abs(total)
    #expect(abs(structure.isoscalar[0] / (factor * total * total) - 1) < 0.01 + rounding)
  }

  @Test(arguments: SpinStructure.all)
  func structureFunctionsAreNotNegative(structure: SpinStructure) {
    for u in stride(from: 0, through: structure.largestArgument, by: 0.05) {
      #expect(structure.proton(at: u) > 0)
      #expect(structure.neutron(at: u) > 0)
    }
  }

  @Test func theArgumentIsHalfThePhaseSquared() {
    let xenon = SpinStructure.xenon129
    let momentum = PhysicalConstants.reducedPlanck / xenon.oscillatorLength
    #expect(abs(xenon.argument(momentum: momentum) - 0.5) < 1e-12)
  }

  // The fit takes the mean of the two-body currents, so it lies inside the traced band wherever
  // the band is wider than the tracing, here up to u = 1.6: recoils of 100 keV.
  @Test(arguments: [129, 131], SpinStructureBand.Nucleon.allCases)
  func theFitLiesInsideTheTracedBand(massNumber: Int, nucleon: SpinStructureBand.Nucleon) throws {
    let isotope = try #require(Element.xenon.isotope(massNumber))
    let fit = try #require(SpinStructure.of(isotope))
    let band = try #require(SpinStructureBand.of(isotope, coupling: nucleon))
    #expect(band.oscillatorLength == fit.oscillatorLength)
    for u in stride(from: 0, through: 1.6, by: 0.02) {
      let value = nucleon == .proton ? fit.proton(at: u) : fit.neutron(at: u)
      #expect(value > band.lower(u))
      #expect(value < band.upper(u))
    }
  }

  // The ratio of neutron to proton rates in a file made with wimprates 0.5.0 for 50 GeV: halo and
  // mass drop out of it, what is left is sum x m S / (2 J + 1) over the two isotopes. The file has
  // eight digits; wimprates joins points 0.5 keV apart by straight lines, so it is asked on them.
  @Test(arguments: wimpratesRatios)
  func theMiddleOfTheBandMeetsTheReferenceRates(energy: Double, ratio: Double) throws {
    var rates: [SpinStructureBand.Nucleon: Double] = [:]
    for massNumber in [129, 131] {
      let isotope = try #require(Element.xenon.isotope(massNumber))
      let mass = isotope.atomicMass * PhysicalConstants.dalton
      for nucleon in SpinStructureBand.Nucleon.allCases {
        let band = try #require(SpinStructureBand.of(isotope, coupling: nucleon))
        let phase =
          (2 * mass * energy).squareRoot() * band.oscillatorLength
          / PhysicalConstants.reducedPlanck
        rates[nucleon, default: 0] +=
          isotope.abundance * mass / (2 * isotope.spin + 1) * band.central(at: phase * phase / 2)
      }
    }
    let found = try #require(rates[.neutron]) / #require(rates[.proton])
    #expect(abs(found / ratio - 1) < 1e-4)
  }

  static let wimpratesRatios: [(Double, Double)] = [
    (0.5, 34.44311),
    (1, 34.14127),
    (5, 31.80267),
    (10, 29.15544),
    (20, 24.04907),
    (30, 20.40357),
    (50, 16.57229),
    (100, 12.21109),
  ]
}
