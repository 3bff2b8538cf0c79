import Foundation
import Inference
import Numerics
import Testing

/// Tails of toys that are weighted back, where the probabilities are known.
struct DiscoveryTests {
  private let plan = ToyEnsemble.Plan(count: 4000, threads: 2)

  /// At least n events where 4 are expected: from 3.2 to 8 standard deviations.
  @Test(arguments: [12, 18, 30])
  func weightedToysAreTheTailOfThePoissonLaw(events: Int) throws {
    let analysis = try ProfileAnalysisTests.analysis(events: events, background: 4)
    let exact = CountingExperiment(observed: events, background: 4).backgroundProbability
    let found = try analysis.discovery(plan: plan)
    #expect(found.method == .weightedToys(4002))
    #expect(found.relativeError < 0.1, "\(found)")
    #expect(abs(found.probability / exact - 1) < 4 * found.relativeError, "\(found), \(exact)")
  }

  /// Ten thousand events come near to the asymptotic law: a half event of the whole numbers moves
  /// Z by 0.005.
  @Test func manyEventsMeetTheAsymptoticLaw() throws {
    let analysis = try ProfileAnalysisTests.analysis(events: 10_520, background: 10_000)
    let found = try analysis.discovery(plan: plan)
    let asymptotic = try analysis.asymptoticDiscovery()
    #expect(asymptotic.z > 5)
    #expect(abs(found.z - asymptotic.z) < 0.006 + 4 * found.relativeError / 5, "\(found)")
  }

  /// Two counts, one of which measures the background: the sum over all pairs as strange.
  @Test(arguments: [(14, 40, 10.0), (30, 100, 10.0), (40, 12, 1.0)])
  func measuredBackgroundIsWeightedToo(on: Int, off: Int, ratio: Double) throws {
    func statistic(_ on: Int, _ off: Int) -> Double {
      let z = OnOff(on: on, off: off, ratio: ratio).likelihoodRatioSignificance
      return max(0, z) * max(0, z)
    }
    let mean = Double(on + off) / (1 + ratio)
    let (laws, observed) = ([Poisson(mean: mean), Poisson(mean: ratio * mean)], statistic(on, off))
    var exact = 0.0
    for a in 0...120 {
      for b in 0...250 where statistic(a, b) >= observed - 1e-9 {
        exact += exp(laws[0].logProbability(a) + laws[1].logProbability(b))
      }
    }
    let found = try Self.onOff(on, off, ratio).discovery(plan: plan, choice: .weighted)
    #expect(found.relativeError < 0.1, "\(found)")
    #expect(abs(found.probability / exact - 1) < 4 * found.relativeError, "\(found), \(exact)")
  }

  private static func onOff(_ on: Int, _ off: Int, _ ratio: Double) throws -> ProfileAnalysis {
    let flat = try TruncatedLaw(Uniform(lower: 0, upper: 1), in: 0...1)
    let bins = Axis.regular(bins: 1, from: 0, to: 1)
    let model = try LikelihoodModel(
      parameters: [
        Parameter("s", nominal: 1),
        Parameter("b", constraint: .poisson(counts: Double(off), ratio: ratio)),
      ],
      dataSets: [
        DataSet(
          "on", observables: [DataSet.Observable("x", in: 0...1, bins: bins)],
          components: ["s", "b"].map {
            ModelComponent($0, factors: [.parameter($0)], density: flat)
          }, form: .binned)
      ], interest: ["s"])
    return try ProfileAnalysis(
      try Likelihood(model, data: ModelData([.counts([Double(on)])], of: model)), interest: 0)
  }

  /// Twelve rates in two dimensions, some two standard deviations: plain toys are enough to compare.
  @Test func weightedToysAgreeWithPlainOnes() throws {
    let model = try BandSearch.model()
    var truth = model.nominal
    truth[0] = 2
    var stream = RandomStream(seed: 1, purpose: .test, index: 31)
    let data = model.draw(at: truth, using: &stream)
    let analysis = try ProfileAnalysis(try Likelihood(model, data: data), interest: 0)
    let plain = try analysis.discovery(
      plan: ToyEnsemble.Plan(count: 30_000, threads: 2), choice: .plain)
    let weighted = try analysis.discovery(plan: plan, choice: .weighted)
    #expect(plain.probability < 0.05 && plain.probability > 1e-3, "\(plain)")
    let error = hypot(plain.relativeError, weighted.relativeError)
    #expect(weighted.relativeError < 0.1)
    #expect(abs(weighted.probability / plain.probability - 1) < 4 * error, "\(weighted) \(plain)")
    let alone = try analysis.discovery(
      plan: ToyEnsemble.Plan(count: 4000, threads: 1), choice: .weighted)
    #expect(alone == weighted)
  }

  /// Events without cells have likelihoods of their own: a line of 8 events over 20 flat ones.
  @Test func placesAreWeightedLikeCells() throws {
    let model = try LikelihoodModelTests.model(
      [
        Parameter("a", nominal: 1),
        Parameter("b", constraint: .gaussian(measured: 20, deviation: 4)),
      ],
      [
        ModelComponent(
          "a", factors: [.parameter("a")],
          density: try TruncatedLaw(
            Normal(mean: 5, deviation: 0.5), in: LikelihoodModelTests.range)),
        ModelComponent("b", factors: [.parameter("b")], density: try LikelihoodModelTests.flat()),
      ])
    let line = (0..<8).map { SIMD3(4.3 + 0.2 * Double($0), 0, 0) }
    let rest = (0..<20).map { SIMD3(0.25 + 0.5 * Double($0), 0, 0) }
    let analysis = try ProfileAnalysis(
      try Likelihood(model, data: ModelData([.places(line + rest)], of: model)), interest: 0)
    let few = ToyEnsemble.Plan(count: 1800, threads: 2)
    let weighted = try analysis.discovery(plan: few, choice: .weighted)
    let asymptotic = try analysis.asymptoticDiscovery()
    #expect(weighted.relativeError < 0.15, "\(weighted)")
    // Few events follow the law to some tenths of a deviation.
    #expect(abs(weighted.z - asymptotic.z) < 0.3, "\(weighted), \(asymptotic)")
  }

  /// No event where the signal alone would make 20: CLs is exp(-20), whatever the background.
  @Test func ratioOfAnExcludedSignalIsSeen() throws {
    let analysis = try ProfileAnalysisTests.analysis(events: 0, background: 3)
    let found = try analysis.signalRatio(at: 20, plan: plan)
    // A twentieth of the 800 toys without signal has no event: 40, which err by 0.16.
    #expect(found.method == .weightedToys(4000) && found.relativeError < 0.2, "\(found)")
    #expect(abs(found.observed / exp(-20.0) - 1) < 4 * found.relativeError, "\(found)")
  }
}
