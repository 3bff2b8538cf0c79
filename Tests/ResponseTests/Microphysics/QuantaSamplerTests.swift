import Numerics
import Response
import Testing

struct QuantaSamplerTests {
  /// Every row with a twentieth of its draws.
  @Test(arguments: XenonModel.Release.allCases)
  func momentsAreThoseOfNest(release: XenonModel.Release) throws {
    let references = try FluctuationReference.rows("nest_fluctuations", XenonModel(release))
    #expect(references.count == 108)
    for (index, reference) in references.enumerated() {
      var stream = RandomStream(seed: 1, purpose: .test, index: UInt64(index))
      reference.check(QuantaMoments(of: reference.sampler, draws: 20_000, using: &stream))
    }
  }

  /// LZ's tuning from 0.3 to 400 keV and from 23 to 2000 V/cm, where the skew ends at both sides.
  @Test(arguments: XenonModel.Release.allCases)
  func tunedMomentsAreThoseOfNest(release: XenonModel.Release) throws {
    let references = try FluctuationReference.rows("nest_tuned_quanta", .tuned(release))
    #expect(references.count == 40)
    for (index, reference) in references.enumerated() {
      var stream = RandomStream(seed: 7, purpose: .test, index: UInt64(index))
      reference.check(QuantaMoments(of: reference.sampler, draws: 100_000, using: &stream))
    }
  }

  @Test(arguments: XenonModel.Release.allCases)
  func omegaIsThatOfNest(release: XenonModel.Release) throws {
    let rows = try NestTable("nest_omega", release).rows
    #expect(rows.count == 95)
    for row in rows {
      let model = RecombinationModel(XenonModel(release), field: row["field_Vcm"], density: 2.86)
      let electron = model.electronOmega(electronShare: row["elecFrac"])
      let nuclear = model.nuclearOmega(electronShare: row["elecFrac"])
      #expect(relativeError(electron, row["omega_ER"]) < 1e-6, "\(row): \(electron)")
      #expect(relativeError(nuclear, row["omega_NR"]) < 1e-6, "\(row): \(nuclear)")
    }
  }

  /// The two ways of writing the field's fade agree where one takes over.
  @Test func omegaIsSmoothWhereItsPowerWouldOverflow() {
    let before = RecombinationModel(.nest240, field: 590.399_999, density: 2.86)
    let after = RecombinationModel(.nest240, field: 590.400_001, density: 2.86)
    let strong = RecombinationModel(.nest240, field: 1e9, density: 2.86)
    let (one, two) = (
      before.electronOmega(electronShare: 0.4), after.electronOmega(electronShare: 0.4)
    )
    #expect(relativeError(one, two) < 1e-8)
    #expect(abs(strong.electronOmega(electronShare: 0.4) - 0.086_036) < 0.086_036 * 0.02)
  }

  @Test(arguments: XenonModel.Release.allCases, Interaction.allCases)
  func everyIonAndExcitonEndsOnce(release: XenonModel.Release, interaction: Interaction) {
    for (number, field) in [0.0, 30, 200, 5000, 1e6].enumerated() {
      let model = XenonModel(release)
      let yields = YieldModel(model, field: field, density: 2.86)
      let recombination = RecombinationModel(model, field: field, density: 2.86)
      for energy in [0.0, 0.001, 0.0137, 0.05, 0.3, 1, 7, 90, 500, 1e4, 1e6] {
        let sampler = recombination.sampler(for: yields.mean(interaction, energy: energy))
        var stream = RandomStream(seed: 2, purpose: .test, index: UInt64(number))
        for _ in 0..<50 {
          let quanta = sampler.sample(using: &stream)
          #expect(quanta.electrons >= 0 && quanta.excitons >= 0)
          #expect(quanta.photons >= quanta.excitons)
          if energy < 0.0134 { #expect(quanta == Quanta(photons: 0, excitons: 0, electrons: 0)) }
        }
      }
    }
  }

  @Test func theSameStreamGivesTheSameQuanta() {
    let yields = YieldModel(.nest240, field: 193, density: 2.87).mean(.beta, energy: 5)
    let sampler = RecombinationModel(.nest240, field: 193, density: 2.87).sampler(for: yields)
    var one = RandomStream(seed: 3, purpose: .test, index: 0)
    var two = RandomStream(seed: 3, purpose: .test, index: 0)
    for _ in 0..<100 { #expect(sampler.sample(using: &one) == sampler.sample(using: &two)) }
  }

  /// Deviations of 5 keV beta rays at 193 V/cm, computed with NEST v2.4.0 and nestpy 2.1.3.
  @Test func theReleasesDifferInTheirWidths() {
    let expected: [(XenonModel, photons: Double, electrons: Double, total: Double)] = [
      (.nest240, 21.6, 20.7, 19.3), (.nest2026, 19.7, 19.4, 10.6),
    ]
    for (model, photons, electrons, total) in expected {
      let yields = YieldModel(model, field: 193, density: 2.86).mean(.beta, energy: 5)
      let sampler = RecombinationModel(model, field: 193, density: 2.86).sampler(for: yields)
      var stream = RandomStream(seed: 4, purpose: .test, index: 0)
      let moments = QuantaMoments(of: sampler, draws: 200_000, using: &stream)
      // Half of the last digit and 4 errors of 0.16 %.
      #expect(abs(moments.photons.deviation - photons) < 0.05 + 4 * 0.0016 * photons)
      #expect(abs(moments.electrons.deviation - electrons) < 0.05 + 4 * 0.0016 * electrons)
      #expect(abs(moments.total.deviation - total) < 0.05 + 4 * 0.0016 * total)
    }
  }

  /// Without recombination's own fluctuation and with a suppressed binomial the electrons of
  /// nuclear recoils follow the ions alone.
  @Test func theBinomialVarianceCanBeTakenAway() {
    var widths = RecombinationWidths(.nest240)
    widths.nuclearAmplitude = 0
    widths.nuclearBinomial = 0
    widths.nuclearIonFano.start = 0
    widths.nuclearExcitonFano.start = 0
    let model = XenonModel(.nest240, widths: widths)
    let yields = YieldModel(model, field: 193, density: 2.87).mean(.nuclear, energy: 20)
    let sampler = RecombinationModel(model, field: 193, density: 2.87).sampler(for: yields)
    var stream = RandomStream(seed: 5, purpose: .test, index: 0)
    let moments = QuantaMoments(of: sampler, draws: 100, using: &stream)
    #expect(moments.electrons.deviation == 0 && moments.photons.deviation == 0)
    #expect(moments.electrons.skewness == 0 && moments.correlation == 0)
    #expect(abs(moments.electrons.mean - yields.electrons) <= 1)
  }
}
