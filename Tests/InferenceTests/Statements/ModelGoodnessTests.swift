import Foundation
import Inference
import Numerics
import Testing

struct ModelGoodnessTests {
  private func analysis(
    _ places: [SIMD3<Double>]
  ) throws -> (analysis: ProfileAnalysis, data: ModelData) {
    let range = 0.0...10
    let model = try LikelihoodModel(
      parameters: [Parameter("a", nominal: 100), Parameter("b", nominal: 50)],
      dataSets: [
        DataSet(
          "main", observables: [DataSet.Observable("x", in: range)],
          components: [
            ModelComponent(
              "a", factors: [.parameter("a")],
              density: try TruncatedLaw(Exponential(mean: 2), in: range)),
            ModelComponent(
              "b", factors: [.parameter("b")],
              density: try TruncatedLaw(Uniform(lower: 0, upper: 10), in: range)),
          ])
      ], interest: ["a"])
    let data = ModelData([.places(places)], of: model)
    return (try ProfileAnalysis(try Likelihood(model, data: data), interest: 0), data)
  }

  /// Data of the model itself fit, and a line that nothing in the model makes does not.
  @Test func lineInTheDataIsSeen() throws {
    var stream = RandomStream(seed: 1, purpose: .test, index: 21)
    let fall = try TruncatedLaw(Exponential(mean: 2), in: 0...10)
    let events = (0..<120).map { _ in fall.sample(using: &stream) }
    let line = (0..<40).map { SIMD3(6 + 0.01 * Double($0), 0, 0) }
    let plan = ToyEnsemble.Plan(count: 200, threads: 2)
    let (good, goodData) = try analysis(events)
    let (bad, badData) = try analysis(events + line)
    for test in [ModelGoodness.andersonDarling, .kolmogorovSmirnov] {
      let fits = try good.goodness(test, of: goodData, set: 0, plan: plan)
      #expect(fits.significance.probability > 0.005, "\(test): \(fits)")
      let doubts = try bad.goodness(test, of: badData, set: 0, plan: plan)
      #expect(doubts.significance.probability < 0.01, "\(test): \(doubts)")
    }
    let needs = StatementError.needs(
      "bins or histograms for saturated", found: "'main' without cells")
    #expect(throws: needs) {
      try good.goodness(.saturated, of: goodData, set: 0, plan: plan)
    }
  }
}
