import Foundation
import Numerics
import Spectra
import Testing

struct CaptureRateTests {
  static let captures: [ElectronCapture] = [.argon37, .xenon125, .xenon127, .iodine125]
  static let xenon124Atoms =
    Target.xenon.components[0].perTonne * DoubleBetaDecay.xenon124.isotope.abundance

  @Test(arguments: captures, [0, 0.25, 1])
  func theLinesTakeAllDecays(capture: ElectronCapture, escape: Double) {
    let rate = CaptureRate(
      capture, activity: Activity(decaysPerTonneYear: 1_000), escape: escape)
    checkRateSource(rate)
    #expect(abs(rate.counts(from: 0, to: 1_000) / 1_000 - 1) < 1e-12)
  }

  @Test func holesStandAloneWhereGammaRaysEscape() {
    let activity = Activity(decaysPerTonneYear: 1_000)
    let escaped = CaptureRate(.xenon127, activity: activity, escape: 1)
    #expect(escaped.lines.map(\.energy) == [1.0721, 5.1881, 33.1694])
    #expect(abs(escaped.counts(from: 5, to: 6) - 128.6) < 1e-9)
    let contained = CaptureRate(.xenon127, activity: activity)
    #expect(contained.counts(from: 0, to: 200) == 0)
    #expect(abs(contained.lines[0].energy - (1.0721 + 202.860)) < 1e-12)
  }

  @Test func argon37LeavesItsThreeLines() {
    let rate = CaptureRate(.argon37, activity: Activity(decaysPerTonneYear: 1))
    #expect(rate.lines.map(\.energy) == [0.0175, 0.2702, 2.8224])
    #expect(abs(rate.lines[2].rate - 0.9023) < 1e-12)
  }

  // 4.587e27 atoms, 0.095 % of them, ln 2 over 1.09e22 years.
  @Test func xenon124HasTheCountsOfItsHalfLife() {
    let activity = Activity(
      atomsPerTonne: Self.xenon124Atoms, decayConstant: DoubleBetaDecay.xenon124.decayConstant)
    let rate = CaptureRate(.xenon124, activity: activity)
    checkRateSource(rate)
    #expect(abs(activity.decays / 277.7 - 1) < 1e-3)
    #expect(abs(rate.counts(from: 60, to: 70) / activity.decays - 0.741) < 1e-12)
  }

  // The templates of XLZD have 3.0 per tonne and year of LL and LM in their window. They follow from
  // the half-life of 1.8e22 years that was measured first (XENON1T, Nature 568 (2019) 532): 2.86.
  // The newer, shorter half-life makes 4.7 of it.
  @Test func theTemplatesHaveTheOlderHalfLife() {
    let older = Activity(
      decaysPerTonneYear: Self.xenon124Atoms * log(2) / 1.8e22)
    let counts = CaptureRate(.xenon124, activity: older).counts(from: 5, to: 12)
    #expect(abs(counts / 3 - 1) < 0.06)
  }
}
