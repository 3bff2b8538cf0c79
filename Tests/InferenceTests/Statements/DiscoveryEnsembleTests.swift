import Foundation
import Inference
import Numerics
import Testing

/// Experiments with a signal that know the tail of those without it.
struct DiscoveryEnsembleTests {
  private let plan = ToyEnsemble.Plan(count: 4000, seed: 3, threads: 2)

  private func counting(_ background: Double) throws -> LikelihoodModel {
    let axis = Axis.regular(bins: 1, from: 0, to: 1)
    let flat = try GridDensity(contents: [1], on: [axis])
    return try LikelihoodModel(
      parameters: [Parameter("signal", nominal: 0)],
      dataSets: [
        DataSet(
          "main", observables: [DataSet.Observable("x", in: 0...1, bins: axis)],
          components: [
            ModelComponent("signal", factors: [.parameter("signal")], density: flat),
            ModelComponent("background", events: background, factors: [], density: flat),
          ], form: .binned)
      ], interest: ["signal"])
  }

  /// In one bin q₀ rises with the count, so its tail is that of the Poisson law: of 14 counts the
  /// median of mean 14, and of 10 what 16 % do not exceed.
  @Test func inOneBinTheTailIsThatOfTheCounts() throws {
    let found = try DiscoveryEnsemble(try counting(4), interest: 0).band(at: 10, plan: plan)
    for (significance, counts) in [(found.median, 14), (found.lower, 10)] {
      let law = Poisson(mean: 4)
      let exact = 1 - (0..<counts).reduce(0.0) { $0 + exp(law.logProbability($1)) }
      let deviation = significance.probability / exact - 1
      #expect(significance.relativeError < 0.05)
      #expect(abs(deviation) < 4 * significance.relativeError, "\(significance), \(exact)")
    }
  }

  /// One experiment in six finds nothing, whose p is one and Z infinite: the error is finite.
  ///
  /// Half of the band from none to Z = 2 makes 1.25 / √500 of one for the median, and the tail, of
  /// which 80 toys are a sixth, some 0.05.
  @Test func theReachOfOneDeviationHasAnError() throws {
    let ensemble = DiscoveryEnsemble(try counting(400), interest: 0)
    let found = try ensemble.reach(1, plan: ToyEnsemble.Plan(count: 500, seed: 3, threads: 2))
    // Z = s / √b, but for the next order.
    #expect(abs(found.value / 20 - 1) < 0.04 + 4 * found.relativeError, "\(found)")
    #expect(found.relativeError > 0.03 && found.relativeError < 0.09, "\(found)")
  }

  @Test func threadsDoNotMatter() throws {
    let ensemble = DiscoveryEnsemble(try counting(4), interest: 0)
    let found = try [1, 3].map {
      try ensemble.reach(2, plan: ToyEnsemble.Plan(count: 500, seed: 3, threads: $0))
    }
    #expect(found[0] == found[1])
  }

  /// The ratio that knows signal and strength is the most powerful test: the profile likelihood, which
  /// fits the strength, needs as many events or a few more, as much as cells of finite size lose.
  @Test(arguments: [0, 0.02])
  func nothingIsMorePowerfulThanTheKnownSignal(uncertainty: Double) throws {
    let shape = try Scores.shape(Scores.background)
    let background = try Background([
      BackgroundComponent(
        name: "bulk", expected: 1000, relativeUncertainty: uncertainty, shape: shape)
    ])
    let signal = try Scores.shape(Scores.signal("D"))
    let model = try LikelihoodModel(of: signal, over: background, in: ScoreCells(background))
    let expected = model.expectedEvents(at: [5] + model.nominal.dropFirst())[0]
    #expect(abs(expected[0] - 5) < 1e-9 && abs(expected[1] - 1000) < 1e-9)
    let found = try DiscoveryEnsemble(model, interest: 0).reach(3, plan: plan)
    let known = try SensitivityCurves.knownSignal(on: background).curve(to: signal)
      .reach(3, from: 10, within: 0.1...1000)
    let ratio = found.value / (try #require(known.argument))
    #expect(found.relativeError < 0.02)
    #expect(ratio > 1 - 3 * found.relativeError, "\(ratio)")
    #expect(ratio < 1.03 + 3 * found.relativeError, "\(ratio)")
  }
}
