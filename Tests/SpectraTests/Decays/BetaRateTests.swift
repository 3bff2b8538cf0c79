import Numerics
import Spectra
import Testing

struct BetaRateTests {
  static let lead = Activity(microbecquerelPerKilogram: 0.1)

  // A microbecquerel per kilogram is 1e-6 x 1000 kg x 31557600 s.
  @Test func activitiesCountDecays() {
    #expect(abs(Activity(microbecquerelPerKilogram: 1).decays / 31_557.6 - 1) < 1e-14)
    let krypton = Activity(
      atomsPerTonne: 1e-13 * Target.xenon.components[0].perTonne * 2e-11,
      decayConstant: BetaDecay.krypton85.decayConstant)
    #expect(abs(krypton.decays / 592.1 - 1) < 1e-3)
  }

  @Test(arguments: BetaDecayTests.all + [.polonium218], [0, 0.3, 1])
  func theIntegralIsTheActivity(decay: BetaDecay, escape: Double) {
    let rate = BetaRate(decay, activity: Activity(decaysPerTonneYear: 1_000), escape: escape)
    checkRateSource(rate)
    let all = rate.counts(from: 0, to: decay.decayEnergy.value)
    #expect(abs(all / 1_000 - 1) < 1e-6)
  }

  // Where no gamma ray escapes, an excited daughter lifts the spectrum by its level.
  @Test func gammaRaysAreSeenWithTheElectron() {
    let contained = BetaRate(.xenon133, activity: Self.lead)
    #expect(contained.rate(at: 80.9) == 0)
    #expect(contained.rate(at: 81.1) > 0)
    let escaped = BetaRate(.xenon133, activity: Self.lead, escape: 1)
    #expect(abs(escaped.rate(at: 10) / contained.rate(at: 90.998) - 1) < 0.02)
    #expect(abs(contained.domain.upperBound - BetaDecay.xenon133.decayEnergy.value) < 1e-9)
  }

  @Test func theGroundStateTakesTheShareItIsGiven() {
    let known = BetaRate(.lead214, activity: Self.lead, groundState: 0.098)
    let evaluated = BetaRate(.lead214, activity: Self.lead)
    let sum = BetaDecay.lead214.branches.reduce(0) { $0 + $1.fraction }
    #expect(abs(known.rate(at: 5) / evaluated.rate(at: 5) - 0.098 * sum / 0.127) < 1e-12)
    #expect(abs(known.counts(from: 0, to: 2_000) / Self.lead.decays - 1) < 1e-6)
  }

  // The published 0.35 per tonne, year and keV for 0.1 uBq/kg belongs to a ground state of 9.2 % and
  // to a spectrum that lies up to 20 % below the statistical shape at low energy (arXiv:2009.08303
  // as remembered); with both, a tenth is met. The measured 9.8 % and the statistical shape give
  // 0.49: the uncertainty of 20 % is that shape's.
  @Test func lead214GivesThePublishedBackground() {
    let rate = BetaRate(.lead214, activity: Self.lead, groundState: 0.092).rate(at: 5)
    #expect(abs(0.8 * rate / 0.35 - 1) < 0.1)
    let measured = BetaRate(
      .lead214, activity: Self.lead, groundState: BetaDecay.lead214GroundState.value)
    #expect(abs(measured.rate(at: 5) - 0.49) < 0.005)
    // Flat between 1 and 30 keV.
    #expect(abs(measured.rate(at: 30) / measured.rate(at: 1) - 1) < 0.02)
  }

  // The published 1.44 for 0.1 ppt is that of the statistical shape within 6 %; the shape of the
  // transition lies another 7 % lower. Both are within the 15 % of the isotope's share.
  @Test func krypton85GivesThePublishedBackground() throws {
    let activity = Activity(decaysPerTonneYear: 592.1)
    let unique = BetaRate(.krypton85, activity: activity).rate(at: 5)
    let statistical = BetaRate(.krypton85, activity: activity, factor: .statistical).rate(at: 5)
    #expect(abs(statistical / 1.44 - 1) < 0.06)
    #expect(abs(unique / 1.44 - 1) < 0.15)
    #expect((0.92...0.95).contains(unique / statistical))
  }

  // Two in ten thousand decays of polonium 218, spread over 259 keV: a hundredth of lead's rate.
  @Test func polonium218IsNearlyNothing() {
    let activity = Activity(
      decaysPerTonneYear: Self.lead.decays * BetaDecay.polonium218BetaFraction.value)
    let rate = BetaRate(.polonium218, activity: activity).rate(at: 5)
    #expect((0.005...0.02).contains(rate / 0.49))
  }
}
