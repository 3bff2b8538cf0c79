import Numerics
import Response
import Testing

/// The whole comparison, with as many draws as NEST made.
///
/// Both samples' correlations err by at most 1/√n each, their skewnesses by √(6/n) for a normal law
/// and up to twice that for these: the tolerances are 4 errors of the difference.
struct QuantaSamplerStudyTests {
  @Test(arguments: XenonModel.Release.allCases)
  func momentsAreThoseOfNest(release: XenonModel.Release) throws {
    let references = try FluctuationReference.rows("nest_fluctuations", XenonModel(release))
    for (index, reference) in references.enumerated() {
      var stream = RandomStream(seed: 6, purpose: .test, index: UInt64(index))
      let moments = QuantaMoments(
        of: reference.sampler, draws: Int(FluctuationReference.draws), using: &stream)
      reference.check(moments, deviationTolerance: 0.015)
      #expect(abs(moments.correlation - reference.row["corr_ph_e"]) < 0.01, "\(reference.row)")
      #expect(abs(moments.electrons.skewness - reference.row["skew_e"]) < 0.04, "\(reference.row)")
    }
  }
}
