import Foundation
import Inference
import Numerics
import Testing

/// The asymptotic CLs of pyhf 0.7.6 for bins whose backgrounds are uncertain one by one.
struct PyhfTests {
  private struct Case {
    let signal, background, error, data: [Double]
    let best: Double
    let ratios: [Double]
    let limit: Double

    init(_ fields: [String]) {
      func list(_ column: Int) -> [Double] {
        fields[column].split(separator: " ").compactMap { Double($0) }
      }
      (signal, background, error, data) = (list(0), list(1), list(2), list(3))
      best = list(4)[0]
      ratios = (5...10).map { list($0)[0] }
      limit = list(11)[0]
    }

    /// Each bin's background has a Poisson measurement of `(b / σ)²` counts.
    func analysis() throws -> ProfileAnalysis {
      let bins = Axis.regular(bins: data.count, from: 0, to: Double(data.count))
      var parameters = [Parameter("mu", nominal: 1, range: 0...10)]
      var components = [
        ModelComponent(
          "signal", events: signal.reduce(0, +), factors: [.parameter("mu")],
          density: try GridDensity(contents: signal, on: [bins]))
      ]
      for bin in data.indices {
        let counts = background[bin] * background[bin] / (error[bin] * error[bin])
        parameters.append(
          Parameter("b\(bin)", constraint: .poisson(counts: counts, ratio: counts)))
        components.append(
          ModelComponent(
            "background \(bin)", events: background[bin], factors: [.parameter("b\(bin)")],
            density: try GridDensity(
              contents: data.indices.map { $0 == bin ? 1 : 0 }, on: [bins])))
      }
      let model = try LikelihoodModel(
        parameters: parameters,
        dataSets: [
          DataSet(
            "main",
            observables: [DataSet.Observable("bin", in: 0...Double(data.count), bins: bins)],
            components: components, form: .binned)
        ], interest: ["mu"])
      return try ProfileAnalysis(
        try Likelihood(model, data: ModelData([.counts(data)], of: model)), interest: 0)
    }
  }

  private let cases = ReferenceTable.rows(of: "stat_pyhf_cls").map(Case.init)

  @Test func ratiosAreThoseOfPyhf() throws {
    #expect(cases.count == 3)
    for one in cases {
      let analysis = try one.analysis()
      // scipy's search ends where the likelihood changes by 1e-6: 1e-3 deviations from the best.
      let deviation = analysis.errors.errors[0]
      #expect(abs(analysis.best.values[0] - one.best) < 1.5e-3 * deviation)
      let found = try analysis.asymptoticSignalRatio(at: 1)
      for (own, expected) in zip([found.observed] + found.expected, one.ratios) {
        #expect(abs(own - expected) < 1e-5, "\(own), \(expected)")
      }
    }
  }

  /// pyhf's search for the limit ends within 1e-4 of it.
  @Test func limitsAreThoseOfPyhf() throws {
    for one in cases {
      let limit = try one.analysis().asymptoticRatioLimit(level: 0.95)
      #expect(abs(limit.observed / one.limit - 1) < 1e-4, "\(limit.observed), \(one.limit)")
      #expect(zip(limit.expected, limit.expected.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  /// A hundred events follow the asymptotic law to some 10 % in the tail; the share of 4000 toys
  /// errs by 0.0035, and 4 of that are allowed.
  @Test func ratioByToysAgrees() throws {
    let analysis = try cases[0].analysis()
    let toys = try analysis.signalRatio(at: 1, plan: ToyEnsemble.Plan(count: 4000, threads: 2))
    #expect(abs(toys.observed - cases[0].ratios[0]) < 0.014 + 0.005, "\(toys)")
    // At two deviations a handful of toys decides; the others rise.
    let inner = toys.expected.dropFirst()
    #expect(zip(inner, inner.dropFirst()).allSatisfy { $0 <= $1 }, "\(toys.expected)")
  }
}
