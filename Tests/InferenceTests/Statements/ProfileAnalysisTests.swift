import Foundation
import Inference
import Numerics
import Testing

struct ProfileAnalysisTests {
  static func analysis(events: Int, background: Double) throws -> ProfileAnalysis {
    let flat = try TruncatedLaw(Uniform(lower: 0, upper: 1), in: 0...1)
    let bins = Axis.regular(bins: 1, from: 0, to: 1)
    let model = try LikelihoodModel(
      parameters: [
        Parameter("s", nominal: 1),
        Parameter("b", constraint: .gaussian(measured: background, deviation: 0)),
      ],
      dataSets: [
        DataSet(
          "count", observables: [DataSet.Observable("x", in: 0...1, bins: bins)],
          components: [
            ModelComponent("s", factors: [.parameter("s")], density: flat),
            ModelComponent("b", factors: [.parameter("b")], density: flat),
          ], form: .binned)
      ], interest: ["s"])
    return try ProfileAnalysis(
      try Likelihood(model, data: ModelData([.counts([Double(events)])], of: model)),
      interest: 0)
  }

  /// One bin with a known background is the experiment of Feldman and Cousins, whose intervals are
  /// exact: the toys' threshold at the end of the interval is the statistic of the observed count.
  @Test(arguments: [(5, 3.0), (10, 3.0), (2, 0.5)])
  func oneBinIsFeldmanAndCousins(events: Int, background: Double) throws {
    let analysis = try Self.analysis(events: events, background: background)
    let exact = FeldmanCousins(
      CountingExperiment(observed: events, background: background), level: 0.9
    ).interval
    // The statistic is a step function of the count: below the exact end its value is accepted.
    for (value, isInside) in [(exact.upperBound - 0.15, true), (exact.upperBound + 0.15, false)] {
      var truth = analysis.best.values
      truth[0] = value
      let toys = ToyEnsemble(analysis.likelihood.model, at: truth, interest: 0)
        .statistics(.twoSided, at: value, plan: ToyEnsemble.Plan(count: 40_000, threads: 2))
      let observed = try analysis.statistic(.twoSided, at: value)
      // Accepted where less than the level of the toys is likelier than the data.
      let likelier = Double(toys.count { $0 < observed - 1e-9 }) / Double(toys.count)
      #expect((likelier < 0.9) == isInside, "\(value): \(likelier)")
    }
  }

  /// The significance of an excess in one bin, in closed form: equation 97 of arXiv:1007.1727.
  @Test func asymptoticDiscoveryIsTheClosedForm() throws {
    let analysis = try Self.analysis(events: 12, background: 4)
    let expected = asimovSignificance(signal: 8, background: 4)
    #expect(abs(try analysis.asymptoticDiscovery().z - expected) < 1e-6)
  }

  /// The chance of at least 9 where 4 are expected, and the error that 20,000 toys have.
  @Test func discoveryByToysIsTheTailOfThePoissonLaw() throws {
    let analysis = try Self.analysis(events: 9, background: 4)
    let found = try analysis.discovery(plan: ToyEnsemble.Plan(count: 20_000, threads: 2))
    let exact = CountingExperiment(observed: 9, background: 4).backgroundProbability
    #expect(
      abs(found.probability - exact) < 4 * (exact / 20_000).squareRoot(),
      "\(found.probability), \(exact)")
    #expect(found.method == .toys(20_000))
  }

  @Test func intervalWithoutEventsEndsWhereTheStatisticDoes() throws {
    let analysis = try Self.analysis(events: 0, background: 0.5)
    // Without events -2 ln λ = 2 s.
    let interval = try analysis.interval(thresholds: .asymptotic(.twoSided, level: 0.9))
    let threshold = ThresholdCurve.asymptotic(.twoSided, level: 0.9).threshold(at: 0)
    #expect(interval.lower == 0 && abs(interval.upper - threshold / 2) < 1e-5)
    #expect(!interval.isDisconnected && !interval.isTwoSided(in: analysis.parameter.range))
  }

  /// 90 % of a normal law within 1.645 deviations: the asymptotic limit of the reference fit.
  @Test func asymptoticEndsAreThoseOfTheReference() throws {
    var reference: [String: Double] = [:]
    for row in ReferenceTable.rows(of: "stat_plr_fit") { reference[row[0]] = Double(row[1]) }
    let model = try ReferenceFitTests.model(
      measured: (1...3).map { reference["aux\($0)"] ?? 0 })
    let events = ReferenceTable.records(of: "stat_plr_events").compactMap { $0["x"] }
    let analysis = try ProfileAnalysis(
      try Likelihood(
        model, data: ModelData([.places(events.map { SIMD3($0, 0, 0) })], of: model)),
      interest: 0)
    let twoSided = try analysis.interval(thresholds: .asymptotic(.twoSided, level: 0.9))
    let upper = try analysis.interval(.upper, thresholds: .asymptotic(.upper, level: 0.9))
    for (found, name) in [
      (twoSided.upper, "upper_edge_two_sided90_asym"),
      (twoSided.lower, "lower_edge_two_sided90_asym"),
      (upper.upper, "upper_limit_one_sided90_asym"),
    ] {
      // The likelihood is good to 1e-6 there, which moves an end by about 1e-5.
      #expect(abs(found / (reference[name] ?? 0) - 1) < 1e-5, "\(name): \(found)")
    }
  }
}
