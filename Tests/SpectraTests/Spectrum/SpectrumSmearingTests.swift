import Foundation
import Numerics
import Spectra
import Testing

struct SpectrumSmearingTests {
  static let resolutions = [
    EnergyResolution(statistical: 0.3), EnergyResolution(proportional: 0.02),
    EnergyResolution(constant: 0.5),
    EnergyResolution(statistical: 0.31, proportional: 0.003, constant: 0.05),
    EnergyResolution(constant: 1e-9), EnergyResolution(constant: 50),
  ]

  @Test(arguments: resolutions)
  func noCountIsLost(resolution: EnergyResolution) throws {
    for spectrum in [try SampleSpectra.broad(), try SampleSpectra.lined()] {
      let smeared = spectrum.smeared(by: resolution)
      #expect(abs(smeared.total / spectrum.total - 1) < 1e-12)
      #expect(smeared.lines.isEmpty)
      #expect(smeared.rates.allSatisfy { $0 >= 0 && $0.isFinite })
      #expect(smeared.recoil == spectrum.recoil)
      #expect(smeared.relativeUncertainty == spectrum.relativeUncertainty)
    }
  }

  // The Gaussian is cut at six deviations, where 2e-9 of it and 7e-8 of its variance are left.
  @Test func aLineBecomesAGaussian() throws {
    let line = try Spectrum(
      name: "line", recoil: .electronGamma, energies: [30, 70], rates: [0, 0],
      lines: [RateLine(energy: 50, rate: 7)], source: SampleSpectra.source)
    let resolution = EnergyResolution(constant: 2)
    let smeared = line.smeared(by: resolution)
    let law = Normal(mean: 50, deviation: 2)
    var (mean, variance) = (0.0, 0.0)
    for (index, energy) in smeared.energies.enumerated() {
      let expected = 7 * exp(law.logDensity(energy))
      #expect(abs(smeared.rates[index] - expected) < 2e-8)
      let weight = smeared.rates[index] * 0.25 / 7
      mean += weight * energy
      variance += weight * (energy - 50) * (energy - 50)
    }
    #expect(abs(mean - 50) < 1e-6)
    #expect(abs(variance / 4 - 1) < 1e-6)
  }

  // On a grid whose steps grow with the energy, too.
  @Test(arguments: [
    EnergyResolution(statistical: 0.3), EnergyResolution(proportional: 0.04, constant: 0.1),
  ])
  func aLineKeepsItsMeanAndGetsItsWidth(resolution: EnergyResolution) throws {
    let line = try Spectrum(
      name: "line", recoil: .electronGamma, energies: [20, 90], rates: [0, 0],
      lines: [RateLine(energy: 50, rate: 7)], source: SampleSpectra.source)
    let smeared = line.smeared(by: resolution)
    let energies = smeared.energies
    var (mean, variance) = (0.0, 0.0)
    for index in energies.indices.dropFirst().dropLast() {
      let weight = smeared.rates[index] * (energies[index + 1] - energies[index - 1]) / 2 / 7
      mean += weight * energies[index]
      variance += weight * (energies[index] - 50) * (energies[index] - 50)
    }
    let deviation = resolution.deviation(at: 50)
    #expect(abs(mean - 50) < 1e-6 * deviation)
    #expect(abs(variance / (deviation * deviation) - 1) < 1e-6)
  }

  // Far from any other end, a step becomes the cumulative of the Gaussian.
  @Test func aStepBecomesTheErrorFunction() throws {
    let step = try Spectrum(
      name: "step", recoil: .electronBeta, energies: [40, 100], rates: [3, 3],
      source: SampleSpectra.source)
    let smeared = step.smeared(by: EnergyResolution(constant: 2))
    let law = Normal(mean: 40, deviation: 2)
    // Two Gauss points in a quarter of a deviation sum a Gaussian to 1e-6.
    for (energy, rate) in zip(smeared.energies, smeared.rates) where energy < 80 {
      #expect(abs(rate - 3 * law.cumulative(energy)) < 3e-6, "\(energy) keV")
    }
    #expect(smeared.energies[0] == 28)
  }

  // The energies that are measured below zero are moved up to it, not dropped.
  @Test func nothingIsMeasuredBelowZero() throws {
    let smeared = try SampleSpectra.broad().smeared(by: EnergyResolution(constant: 2))
    #expect(smeared.energies[0] == 0)
    #expect(abs(smeared.total - 132.125) < 1e-10)
  }

  @Test func resolutionsAddTheirParts() {
    let resolution = EnergyResolution(statistical: 0.3, proportional: 0.01, constant: 0.2)
    #expect(abs(resolution.deviation(at: 25) - (1.5 + 0.25 + 0.2)) < 1e-15)
    #expect(resolution.deviation(at: 0) == 0.2)
  }

  @Test func noResolutionIsRefused() async {
    await #expect(processExitsWith: .failure) { _ = EnergyResolution() }
  }
}
