import Numerics
import Testing

@testable import Spectra

struct BosonAbsorptionTests {
  private static func xenon() throws -> AbsorptionTarget {
    try AbsorptionTarget(.xenon, for: "a test")
  }

  // In counts per kilogram and day, keV and barn, with 0.3 GeV/cm3: 1.47e19/A g² m σ for axions and
  // 4.68e23/A ε² σ/m for dark photons, from c, N_A, α and m_e alone. The literature rounds the
  // first to 1.2e19 (arXiv:0807.3279) or 1.5e19, the second to 4 or 4.7e23.
  @Test(arguments: [0.5, 3, 10, 60])
  func ratesAreThoseOfTheRoundFormulas(mass: Double) throws {
    let axion = BosonAbsorption(
      .axionLike(electronCoupling: 1e-13), mass: mass, target: try Self.xenon())
    let photon = BosonAbsorption(
      .darkPhoton(kineticMixing: 1e-15), mass: mass, target: try Self.xenon())
    checkRateSource(axion)
    checkRateSource(photon)
    let barns = PhotoelectricAbsorption.xenon(mass) / Units.barn
    let perTonneYear = Units.tonneYear / Units.kgDay
    let weight = Element.xenon.atomicMass
    let expected = (
      axion: 1.467e19 / weight * 1e-26 * mass * barns * perTonneYear,
      photon: 4.683e23 / weight * 1e-30 / mass * barns * perTonneYear
    )
    #expect(abs(axion.lines[0].rate / expected.axion - 1) < 1e-3)
    #expect(abs(photon.lines[0].rate / expected.photon - 1) < 1e-3)
    #expect(axion.lines[0].energy == mass)
  }

  // A slow axion's σv is 3/2 of a fast one's at the same energy.
  @Test func absorptionGoesWithTheSquares() {
    let one = AxioElectricEffect.strength(1e-12, energy: 2)
    #expect(abs(AxioElectricEffect.strength(3e-12, energy: 2) / one - 9) < 1e-12)
    #expect(abs(AxioElectricEffect.strength(1e-12, energy: 8) / one - 16) < 1e-12)
    let ratio = 1e-12 * 2 / PhysicalConstants.electronMass
    let full = 3 * ratio * ratio / (16 * .pi * PhysicalConstants.fineStructure) * (1 - 1 / 3.0)
    #expect(abs(one / full - 1) < 1e-12)
  }

  @Test func theEdgesOfXenonAreSeen() throws {
    let target = try Self.xenon()
    for edge in [4.7821, 5.1036, 5.4527, 34.5613] {
      #expect(target.edges.contains { abs($0 - edge) < 1e-9 }, "\(edge) keV")
      #expect(target.area(at: edge * 1.001) > 1.1 * target.area(at: edge * 0.999))
    }
    let atoms = Target.xenon.components[0].perTonne
    let barns = PhotoelectricAbsorption.xenon(10) / Units.barn
    #expect(abs(target.area(at: 10) / (atoms * barns * Units.barn) - 1) < 1e-12)
  }

  @Test func aMassBeyondTheTableIsRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = BosonAbsorption(
        .darkPhoton(kineticMixing: 1e-15), mass: 2_000,
        target: try AbsorptionTarget(.xenon, for: "a test"))
    }
  }
}
