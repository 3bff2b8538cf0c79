import Spectra
import Testing

struct SpectrumArithmeticTests {
  // By hand: 2 + 0.75 + 1.875 + 37.5 + 90.
  @Test func integralsAreThoseOfStraightLines() throws {
    let broad = try SampleSpectra.broad()
    #expect(abs(broad.total - 132.125) < 1e-12)
    #expect(abs(broad.counts(from: 0, to: 0.5) - 1.25) < 1e-14)
    #expect(broad.counts(from: 200, to: 300) == 0)
    let lined = try SampleSpectra.lined()
    #expect(abs(lined.counts(from: 9, to: 11) - lined.counts(from: 9, to: 9.999_999) - 40) < 4)
    #expect(abs(lined.total - (6 + 57.5 + 60 + 60)) < 1e-12)
  }

  @Test func aSumHoldsTheCountsOfItsParts() throws {
    let (broad, lined) = (try SampleSpectra.broad(), try SampleSpectra.lined())
    let sum = try Spectrum.sum([broad, lined], name: "both")
    #expect(abs(sum.total / (broad.total + lined.total) - 1) < 1e-13)
    #expect(sum.rate(at: 20) == broad.rate(at: 20) + lined.rate(at: 20))
    // Where the second has not begun or has ended there is only the first.
    for energy in [4.9, 4.999_999, 60.000_001, 80] {
      #expect(abs(sum.rate(at: energy) - broad.rate(at: energy)) < 1e-12)
    }
    #expect(sum.lines == lined.lines)
    let uncertainty =
      (13.2125 * 13.2125 + 36.7 * 36.7).squareRoot() / (132.125 + 183.5)
    #expect(abs(sum.relativeUncertainty - uncertainty) < 1e-12)
  }

  @Test func sumsCommute() throws {
    let (broad, lined) = (try SampleSpectra.broad(), try SampleSpectra.lined())
    let one = try Spectrum.sum([broad, lined], name: "both")
    let other = try Spectrum.sum([lined, broad], name: "both")
    #expect(one.energies == other.energies)
    #expect(one.rates == other.rates)
    #expect(one.lines == other.lines)
  }

  @Test(arguments: [5.5, 7, 12.3, 30, 59])
  func aCutAndTheRestAreTheWhole(bound: Double) throws {
    let whole = try SampleSpectra.lined()
    let (below, above) = (try whole.cut(to: 0...bound), try whole.cut(to: bound...100))
    #expect(abs((below.total + above.total) / whole.total - 1) < 1e-13)
    let again = try Spectrum.sum([below, above], name: "again")
    #expect(abs(again.total / whole.total - 1) < 1e-13)
    for energy in [5, 6, 7, 10, 12.3, 25, 30, 45, 60, bound] {
      #expect(abs(again.rate(at: energy) - whole.rate(at: energy)) < 1e-12)
    }
  }

  @Test func scalingScalesEverythingCounted() throws {
    let lined = try SampleSpectra.lined()
    let scaled = lined.scaled(by: 2.5)
    #expect(abs(scaled.total / lined.total - 2.5) < 1e-13)
    #expect(scaled.lines.map(\.rate) == [100, 50])
    #expect(scaled.relativeUncertainty == lined.relativeUncertainty)
    #expect(lined.scaled(by: 0).total == 0)
  }

  @Test func mistakesGetSentences() throws {
    let broad = try SampleSpectra.broad()
    let outside = #expect(throws: SpectraError.self) { try broad.cut(to: 200...300) }
    #expect(
      outside?.description
        == "energies: found a cut from 200.0 to 300.0 keV, expected a part of 0.0 to 100.0 keV")
    let nothing = #expect(throws: SpectraError.self) { try Spectrum.sum([], name: "all") }
    #expect(nothing?.description == "energies: found no spectra to sum, expected at least one")
    let nuclear = try Spectrum(
      name: "neutrons", recoil: .nuclear, energies: [0, 1], rates: [1, 1],
      source: SampleSpectra.source)
    let mixed = #expect(throws: SpectraError.self) {
      try Spectrum.sum([broad, nuclear], name: "all")
    }
    #expect(
      mixed?.description
        == "all, neutrons: found the recoil 'nuclear', expected 'beta' as in 'broad'")
  }
}
