import Foundation
import Numerics
import Spectra
import Testing

struct MirrorElectronRateTests {
  private static func rate(
    _ mixing: Double = 1e-12, _ temperature: Double = 0.3
  ) throws -> MirrorElectronRate {
    try MirrorElectronRate(
      kineticMixing: mixing, temperature: temperature, on: .xenon, name: "a test")
  }

  @Test func theRateFallsAsRutherfordAndMaxwellSay() throws {
    let rate = try Self.rate()
    checkRateSource(rate)
    // Between the M and the L shells the number of electrons is the same.
    let expected = exp(-(3 - 2) / 0.3) * 4 / 9
    #expect(abs(rate.rate(at: 3) / rate.rate(at: 2) / expected - 1) < 1e-12)
    #expect(abs((try Self.rate(2e-12)).rate(at: 2) / rate.rate(at: 2) - 4) < 1e-12)
  }

  // Above the M edge 44 of 54 electrons take part, just above the L3 edge four more.
  @Test func innerShellsJoin() throws {
    let rate = try Self.rate()
    let edge = 4.7822
    let smooth = exp(-0.002 / 0.3) * pow((edge - 0.001) / (edge + 0.001), 2)
    let jump = rate.rate(at: edge + 0.001) / rate.rate(at: edge - 0.001) / smooth
    #expect(abs(jump - 48 / 44.0) < 1e-3)
    #expect(rate.breaks.contains { abs($0 - edge) < 1e-9 })
  }

  // The mean of 1/β over Maxwell's law above the speed that gives E, by quadrature.
  @Test func theMeanInverseSpeedIsMaxwells() {
    let (mass, temperature, energy) = (511.0, 0.3, 1.0)
    let slowest = (2 * energy / mass).squareRoot()
    let norm = 4 * .pi * pow(mass / (2 * .pi * temperature), 1.5)
    let mean = AdaptiveQuadrature().integral(from: slowest, to: .infinity) { speed in
      norm * speed * exp(-mass * speed * speed / (2 * temperature))
    }.value
    let closed = (2 * mass / (.pi * temperature)).squareRoot() * exp(-energy / temperature)
    #expect(abs(mean / closed - 1) < 1e-9)
  }

  // Dark matter of helium: 0.3 GeV/cm3 over 3.73 GeV, two electrons each.
  @Test func theHaloHoldsSoManyElectrons() {
    #expect(abs(MirrorElectronRate.haloDensity * 1_000 - 0.161) < 0.001)
  }

  // LZ excludes a mixing of 4e-13 at 0.5 keV with 4.2 tonne years (arXiv:2511.17350, as quoted):
  // a few tens of counts above 1 keV, within a factor of ten for efficiency and shielding.
  @Test func thePublishedLimitIsFewCounts() throws {
    let counts = 4.2 * (try Self.rate(4e-13, 0.5)).counts(from: 1, to: 10)
    #expect((2...200).contains(counts), "\(counts)")
  }

  @Test func unsuitableTargetsGetASentence() {
    #expect(
      throws: SpectraError.unsuitableTarget(
        source: "x", target: "sapphire", expected: "one of xenon, argon, germanium")
    ) {
      try MirrorElectronRate(kineticMixing: 1e-12, temperature: 1, on: .sapphire, name: "x")
    }
  }
}
