import Numerics
import Spectra
import Testing

struct SpectrumTests {
  @Test func linesStandInOrderAndWithinTheGrid() throws {
    #expect(try SampleSpectra.lined().lines.map(\.energy) == [10, 33])
    let source = CaptureRate(.iodine125, activity: Activity(decaysPerTonneYear: 1))
    let spectrum = try Spectrum(of: source, name: "part", at: [0, 38, 50])
    #expect(spectrum.lines.map(\.energy) == [40.431, 36.498].sorted())
  }

  @Test func aSpectrumIsItsSourceOnAGrid() throws {
    let source = BetaRate(.tritium, activity: Activity(decaysPerTonneYear: 100))
    let grid = (0...200).map { Double($0) * 0.1 }
    let spectrum = try Spectrum(of: source, name: "tritium", at: grid)
    #expect(spectrum.rates == source.rates(at: grid))
    #expect(spectrum.recoil == .electronBeta)
    // Straight lines of a tenth of a keV: 1/12 h² times the drop of the slope, 1e-5 of the counts.
    #expect(abs(spectrum.total / 100 - 1) < 1e-4)
  }

  @Test func ratesLieOnStraightLines() throws {
    let spectrum = try SampleSpectra.broad()
    #expect(spectrum.rate(at: 0.5) == 2)
    #expect(abs(spectrum.rate(at: 70) - 1.5) < 1e-15)
    #expect(spectrum.rate(at: 100) == 1)
    #expect(spectrum.rate(at: 100.1) == 0)
    #expect(spectrum.rate(at: -0.1) == 0)
  }

  @Test func mistakesGetSentences() {
    func make(_ energies: [Double], _ rates: [Double], _ lines: [RateLine] = []) -> String {
      let error = #expect(throws: SpectraError.self) {
        try Spectrum(
          name: "x", recoil: .nuclear, energies: energies, rates: rates, lines: lines,
          source: SampleSpectra.source)
      }
      return error?.description ?? ""
    }
    #expect(make([], []) == "energies: found none, expected at least two")
    #expect(make([1], [1]) == "energies: found a single one, expected at least two")
    #expect(
      make([2, 1], [1, 1]) == "energies: found 2.0 keV before 1.0 keV, expected increasing numbers")
    #expect(
      make([-1, 1], [1, 1])
        == "energies: found -1.0 keV, expected numbers from 0 to 1e30")
    #expect(
      make([1, 2], [1]) == "energies: found 2 of them, expected one for each of 1 rates")
    #expect(
      make([1, 2], [1, -3])
        == "energies: found the value -3.0 at 2.0 keV, expected a value from 0 to 1e100")
    #expect(
      make([1, 2], [1, 1], [RateLine(energy: 3, rate: 1)])
        == "energies: found a line at 3.0 keV, expected lines from 1.0 to 2.0 keV as the table")
  }
}
