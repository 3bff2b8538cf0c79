import Numerics
import Spectra
import Testing

struct SupernovaBackgroundTests {
  // 80 of 1000 points, each missed by less than 1 %.
  @Test func theSpectrumIsNormalized() {
    #expect(abs(SupernovaBackground.spectrum.integral() - 1) < 0.01)
  }

  @Test func sixKindsShareTheEnergyOfACollapse() {
    let kinds = SupernovaBackground.allCases.reduce(0) { $0 + $1.kinds }
    #expect(kinds == 6)
    // 3e53 erg with 1 erg = 624.150 907 GeV.
    let total = SupernovaBackground.energyPerKind.value * Double(kinds)
    #expect(abs(total / (3e53 * 624.150_907 * Units.GeV) - 1) < 1e-6)
  }

  // With a thermal spectrum the mean energy is 3.1514 T; redshift halves it or more.
  @Test func theMeanEnergyIsThatOfRedshiftedStars() {
    let spectrum = SupernovaBackground.spectrum
    let moment = TabulatedFunction(
      arguments: spectrum.arguments,
      values: zip(spectrum.arguments, spectrum.values).map { $0 * $1 },
      interpolation: spectrum.interpolation, source: spectrum.source)
    let hot = SupernovaBackground.heavyLepton.temperature.value
    let cold = SupernovaBackground.electron.temperature.value
    let mean = moment.integral() / spectrum.integral()
    #expect((3.1514 * cold / 2...3.1514 * hot / 2).contains(mean))
  }
}
