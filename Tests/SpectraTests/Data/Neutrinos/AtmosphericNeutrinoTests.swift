import Numerics
import Spectra
import Testing

struct AtmosphericNeutrinoTests {
  private static func total(at site: AtmosphericNeutrino.Site) -> Double {
    AtmosphericNeutrino.allCases.reduce(0) { $0 + $1.flux(at: site).integral() }
      / Units.perSquareCentimetreSecond
  }

  // arXiv:2105.00599 has 10.5 per square centimetre and second, from the same simulation.
  @Test func theTotalAtGranSassoIsThatOfTheConventions() {
    #expect(abs(Self.total(at: .granSasso) - 10.5) < 0.05)
  }

  // Kamioka lies nearer to the magnetic equator.
  @Test(arguments: AtmosphericNeutrino.allCases)
  func theMagneticFieldShieldsKamioka(kind: AtmosphericNeutrino) {
    let north = kind.flux(at: .granSasso)
    let south = kind.flux(at: .kamioka)
    for energy in stride(from: 14.0, to: 900, by: 14) {
      let ratio = north(energy * Units.MeV) / south(energy * Units.MeV)
      #expect((1.1...1.65).contains(ratio))
    }
  }

  // A pion and its muon make two muon neutrinos and one electron neutrino. Below 30 MeV, where all
  // have decayed at rest or nearly so, nothing changes the count but their different energies.
  @Test(arguments: AtmosphericNeutrino.Site.allCases)
  func twoMuonNeutrinosComeWithOneElectronNeutrino(site: AtmosphericNeutrino.Site) {
    let muons = [AtmosphericNeutrino.muon, .muonAntineutrino].reduce(0) {
      $0 + $1.flux(at: site).integral()
    }
    let electrons = [AtmosphericNeutrino.electron, .electronAntineutrino].reduce(0) {
      $0 + $1.flux(at: site).integral()
    }
    #expect((1.9...2.1).contains(muons / electrons))
  }
}
