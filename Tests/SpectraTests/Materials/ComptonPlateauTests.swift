import Spectra
import Testing

struct ComptonPlateauTests {
  @Test func aPlateauIsFlat() {
    let plateau = ComptonPlateau(height: 0.054)
    checkRateSource(plateau)
    #expect(plateau.rate(at: 1) == 0.054)
    #expect(abs(plateau.counts(from: 2, to: 12) - 0.54) < 1e-12)
  }

  // Klein and Nishina: a photon of 1461 keV that scatters once leaves up to 30 keV with a density
  // that falls by less than 5 % over that range.
  @Test func photonsOfPotassiumScatterFlat() {
    let photon = 1_460.8 / PhysicalConstants.electronMass
    let density = { (electron: Double) in
      let share = electron / 1_460.8
      let scattered = 1 - share
      let cosine = 1 - share / (scattered * photon)
      return scattered + 1 / scattered - 1 + cosine * cosine
    }
    #expect(abs(density(30) / density(1) - 1) < 0.05)
  }
}
