import Numerics
import Spectra
import Testing

struct DoubleBetaRateTests {
  static let activity = Activity(
    atomsPerTonne: Target.xenon.components[0].perTonne * DoubleBetaDecay.xenon136.isotope.abundance,
    decayConstant: DoubleBetaDecay.xenon136.decayConstant)

  @Test(arguments: DoubleBetaRate.Form.allCases)
  func theIntegralIsTheActivity(form: DoubleBetaRate.Form) {
    let rate = DoubleBetaRate(.xenon136, activity: Self.activity, form: form)
    checkRateSource(rate)
    let end = DoubleBetaDecay.xenon136.decayEnergy.value
    #expect(abs(rate.counts(from: 0, to: end) / Self.activity.decays - 1) < 1e-6)
    #expect(rate.rate(at: end) == 0)
    #expect(rate.rate(at: 0) == 0)
  }

  // SciPy, by nested adaptive quadrature; the kinks at the threshold of screening cost 24 fixed
  // points some 1e-5.
  @Test(arguments: ReferenceTable.rows(of: "beta_spectra").filter { $0[0] == "136Xe" })
  func theExactFormIsThatOfAnotherRoute(row: [String]) {
    let numbers = row.dropFirst().compactMap(Double.init)
    let rate = DoubleBetaRate(.xenon136, activity: Activity(decaysPerTonneYear: 1))
    #expect(abs(rate.rate(at: numbers[3]) / numbers[4] - 1) < 1e-4)
  }

  // From 20 keV on the reference is met within 1.2 %: half-life, energy released and the exact form
  // are the same. Screening, which the reference may lack, is worth 1 %.
  @Test func theReferenceIsMetAboveTwentyKeV() throws {
    let rate = DoubleBetaRate(.xenon136, activity: Self.activity)
    let rows = Self.reference.filter { $0.energy >= 20 }
    try #require(rows.count > 100)
    for row in rows {
      #expect(abs(rate.rate(at: row.energy) / row.rate - 1) < 0.012, "\(row.energy) keV")
    }
  }

  // Below, the reference lies ever higher: by 5 % at 10 keV, by a factor of 1.2 at 5 keV and of 2.4
  // at 0.5 keV. The density of an electron that the Fermi function gives is nearly constant over
  // these energies, so that the sum of two rises in proportion to the energy; the reference rises
  // like K^0.6 from 1 to 5 keV. What favours slow electrons so is not stated with it. Exchange with
  // the atom, which is in no Fermi function, raises spectra steeply at low energy (arXiv:2411.05405);
  // whether by so much in xenon is not known here. The difference is one of the 86 counts between
  // 0.4 and 33 keV.
  @Test func belowTenKeVTheReferenceHasMoreThanTheFermiFunction() throws {
    let rate = DoubleBetaRate(.xenon136, activity: Self.activity)
    let proportion = { (energy: Double) in rate.rate(at: energy) / energy }
    #expect(abs(proportion(0.4) / proportion(3) - 1) < 0.01)
    let low = Self.reference.filter { (0.5..<15).contains($0.energy) }
    try #require(low.count > 100)
    let excess = low.map { $0.rate / rate.rate(at: $0.energy) }
    #expect(abs(excess[0] / 2.43 - 1) < 0.005)
    #expect(zip(excess, excess.dropFirst()).allSatisfy { $0 > $1 })
    // The reference is a histogram of a tenth of a keV.
    let counts = Self.reference.reduce(0) { $0 + 0.1 * $1.rate }
    #expect(abs(counts - 86.424) < 0.001)
    let here = rate.counts(from: 0.35, to: 33.15)
    #expect((0.8...1).contains(counts - here))
  }

  // A factor of both electrons: two constants are lost in the normalisation, and electrons that are
  // twice as likely at rest make a sum four times as likely.
  @Test func electronsCanBeGivenAFactor() {
    func factored(_ energies: [Double], _ values: [Double]) -> DoubleBetaRate {
      DoubleBetaRate(
        .xenon136, activity: Self.activity,
        electronFactor: TabulatedFunction(
          arguments: energies, values: values, source: Source("a test", at: "")))
    }
    let plain = DoubleBetaRate(.xenon136, activity: Self.activity)
    let same = factored([0, 2_500], [3, 3])
    #expect(abs(same.rate(at: 100) / plain.rate(at: 100) - 1) < 1e-12)
    let exchange = factored([0, 10, 20, 2_500], [2, 2, 1, 1])
    let ratio = { (energy: Double) in exchange.rate(at: energy) / plain.rate(at: energy) }
    #expect(abs(ratio(5) / ratio(2_400) - 4) < 0.1)
  }

  // The closed form has F ~ W/p: no attraction beyond the first order.
  @Test func theClosedFormFailsInXenon() {
    let exact = DoubleBetaRate(.xenon136, activity: Self.activity)
    let closed = DoubleBetaRate(.xenon136, activity: Self.activity, form: .primakoffRosen)
    #expect((0.78...0.86).contains(closed.rate(at: 20) / exact.rate(at: 20)))
  }

  @Test func theUncertaintyIsThatOfTheHalfLife() {
    let rate = DoubleBetaRate(.xenon136, activity: Self.activity)
    #expect(abs(rate.relativeUncertainty - 0.061 / 2.165) < 1e-12)
  }

  private static let reference = ReferenceTable.rows(of: "flamedisx_xlzd_136Xe_spectrum")
    .map { $0.compactMap(Double.init) }.filter { $0.count == 2 }
    .map { (energy: $0[0], rate: $0[1]) }
}
