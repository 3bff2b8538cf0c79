import Foundation
import Spectra
import Testing

struct TabulatedRateTests {
  private static func rate(
    _ energies: [Double], _ rates: [Double], _ rule: TabulatedFunction.Interpolation = .linear
  ) throws -> TabulatedRate {
    try TabulatedRate(
      energies: energies, rates: rates, recoil: .nuclear, joinedBy: rule,
      lines: [RateLine(energy: 3, rate: 2), RateLine(energy: 2, rate: 1)],
      source: SampleSpectra.source)
  }

  @Test func aTableIsASourceLikeAnyOther() throws {
    let rate = try Self.rate([1, 2, 4], [0, 6, 2])
    checkRateSource(rate)
    #expect(rate.rate(at: 3) == 4)
    #expect(rate.recoil == .nuclear)
    #expect(abs(rate.counts(from: 1, to: 4) - 14) < 1e-9)
  }

  @Test func pointsAreJoinedAsAsked() throws {
    #expect(abs((try Self.rate([1, 4], [16, 1], .powerLaw)).rate(at: 2) - 4) < 1e-12)
    #expect(abs((try Self.rate([1, 3], [16, 1], .exponential)).rate(at: 2) - 4) < 1e-12)
    #expect(abs((try Self.rate([1, 3], [16, 1])).rate(at: 2) - 8.5) < 1e-12)
  }

  @Test func aSpectrumBecomesASource() throws {
    let spectrum = try SampleSpectra.lined()
    let rate = TabulatedRate(spectrum)
    checkRateSource(rate)
    #expect(abs(rate.counts(from: 0, to: 100) / spectrum.total - 1) < 1e-9)
    #expect(try Spectrum(of: rate, name: "lined", at: spectrum.energies) == spectrum)
  }

  @Test func mistakesGetSentences() {
    let power = #expect(throws: SpectraError.self) { try Self.rate([0, 1], [1, 1], .powerLaw) }
    #expect(
      power?.description
        == "energies: found 0 keV as the first, expected a positive energy where a power law begins"
    )
    let unsorted = #expect(throws: SpectraError.self) { try Self.rate([1, 3, 2], [1, 1, 1]) }
    #expect(
      unsorted?.description == "energies: found 3.0 keV before 2.0 keV, expected increasing numbers"
    )
  }
}
