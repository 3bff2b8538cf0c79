import Numerics
import Spectra
import Testing

struct SolarAxionRateTests {
  private static func electrons(_ coupling: Double) throws -> SolarAxionRate {
    try SolarAxionRate(
      of: .electrons(coupling: coupling), electronCoupling: coupling, on: .xenon, name: "a test")
  }

  private static func photons(_ coupling: Double) throws -> SolarAxionRate {
    try SolarAxionRate(
      of: .photons(coupling: coupling / Units.GeV), electronCoupling: 0,
      photonCoupling: coupling / Units.GeV, on: .xenon, name: "a test")
  }

  @Test func ratesGoWithTheFourthPower() throws {
    let (one, two) = (try Self.electrons(1e-12), try Self.electrons(2e-12))
    checkRateSource(one)
    #expect(abs(two.rate(at: 2) / one.rate(at: 2) - 16) < 1e-9)
    let (low, high) = (try Self.photons(1e-10), try Self.photons(2e-10))
    checkRateSource(low)
    #expect(abs(high.rate(at: 4) / low.rate(at: 4) - 16) < 1e-9)
  }

  // LZ excludes 1.8e-12 and 3.5e-10 per GeV with 4.2 tonne years over 1700 counts of background
  // (arXiv:2511.17350), of which these spectra overlap a third at most. So the counts excluded are
  // between a few and 2.5 times the root of all, with an efficiency of 0.2 to 1: 10 to 500 here.
  // With the overestimated conversion the second would be 2000.
  @Test func publishedLimitsAreFewCounts() throws {
    let exposure = 4.2
    let abc = exposure * (try Self.electrons(1.8e-12)).counts(from: 1, to: 12)
    #expect((10...500).contains(abc), "\(abc)")
    let primakoff = exposure * (try Self.photons(3.5e-10)).counts(from: 1, to: 15)
    #expect((10...500).contains(primakoff), "\(primakoff)")
  }

  @Test func ironIsALineWithTheSquares() throws {
    let one = try SolarAxionRate(
      of: .iron57(coupling: 1e-6), electronCoupling: 1e-12, on: .xenon, name: "a test")
    checkRateSource(one)
    #expect(one.lines.map(\.energy) == [14.4])
    #expect(one.rate(at: 14.4) == 0)
    let both = try SolarAxionRate(
      of: .iron57(coupling: 2e-6), electronCoupling: 3e-12, on: .xenon, name: "a test")
    #expect(abs(both.lines[0].rate / one.lines[0].rate - 36) < 1e-9)
    // By hand: 4.56e11 axions, 1.39e3 barn, 3 (1e-12 x 14.4/511)²/(16π α) x 2/3, 4.587e27 atoms.
    let barns = PhotoelectricAbsorption.xenon(14.4) / Units.barn
    let byHand =
      4.56e11 * 31_557_600 * 4.587e27 * barns * 1e-24 * 1e-24 * (14.4 / 511) * (14.4 / 511)
      / (8 * .pi / 137.036)
    #expect(abs(one.lines[0].rate / byHand - 1) < 1e-3)
  }

  @Test func aFluxOfOnesOwnIsAPlugIn() throws {
    let flux = AxionFlux(
      domain: 2...3, relativeUncertainty: 0, source: Source("a test", at: ""), density: { _ in 1 })
    let rate = try SolarAxionRate(of: flux, electronCoupling: 1e-12, on: .argon, name: "a test")
    checkRateSource(rate)
    #expect(rate.rate(at: 2.5) > 0)
    #expect(rate.rate(at: 3.5) == 0)
  }

  @Test func unsuitableTargetsGetASentence() {
    #expect(
      throws: SpectraError.unsuitableTarget(
        source: "x", target: "silicon", expected: "one of xenon, argon, germanium")
    ) {
      try SolarAxionRate(
        of: .iron57(coupling: 1e-6), electronCoupling: 1e-12, on: .silicon, name: "x")
    }
    #expect(
      throws: SpectraError.unsuitableTarget(
        source: "x", target: "argon", expected: "'xenon' for a coupling to photons")
    ) {
      try SolarAxionRate(
        of: .iron57(coupling: 1e-6), electronCoupling: 0, photonCoupling: 1e-16, on: .argon,
        name: "x")
    }
  }
}
