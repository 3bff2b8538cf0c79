import Foundation
import Numerics
import Spectra
import Testing

struct SolarAxionTests {
  // The integral and the highest point of the 23577 points before thinning.
  @Test func thinningKeepsTheFluxOfTheElectronCoupling() {
    let flux = SolarAxion.electronCoupling
    #expect(abs(flux.integral() / (6.9056e14 * Units.perSquareCentimetreSecond) - 1) < 0.002)
    let peak = zip(flux.arguments, flux.values).max { $0.1 < $1.1 }
    #expect(abs((peak?.0 ?? 0) - 1.0204) < 1e-3)
    #expect(abs(flux.domain.lowerBound - 0.1) < 1e-3)
    #expect(abs(flux.domain.upperBound - 12) < 1e-3)
  }

  // The total of the same paper: 3.75e11 (g / 1e-10 per GeV)^2 per square centimetre and second,
  // with a mean energy of 4.2 keV.
  @Test func photonsGiveThePublishedTotal() {
    let coupling = 1e-10 / Units.GeV
    let step = 0.01
    let energies = stride(from: step / 2, to: 60, by: step)
    let total = energies.reduce(0.0) {
      $0 + SolarAxion.photonCoupling(at: $1, coupling: coupling) * step
    }
    let mean =
      energies.reduce(0.0) {
        $0 + SolarAxion.photonCoupling(at: $1, coupling: coupling) * step * $1
      } / total
    #expect(abs(total / (3.75e11 * Units.perSquareCentimetreSecond) - 1) < 0.005)
    #expect(abs(mean - 4.2) < 0.05)
  }

  @Test func theFluxGoesWithTheSquareOfTheCoupling() {
    let one = SolarAxion.photonCoupling(at: 3, coupling: 1e-10 / Units.GeV)
    let three = SolarAxion.photonCoupling(at: 3, coupling: 3e-10 / Units.GeV)
    #expect(abs(three / one - 9) < 1e-12)
    #expect(SolarAxion.photonCoupling(at: 0, coupling: 1e-10 / Units.GeV) == 0)
  }
}
