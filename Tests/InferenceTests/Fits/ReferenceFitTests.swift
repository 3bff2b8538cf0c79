import Foundation
import Inference
import Numerics
import Testing

/// The unbinned fit of iminuit to 494 events, and its profile likelihood ratios.
struct ReferenceFitTests {
  private let reference: [String: Double]
  private let likelihood: Likelihood

  init() throws {
    var values: [String: Double] = [:]
    for row in ReferenceTable.rows(of: "stat_plr_fit") { values[row[0]] = Double(row[1]) }
    reference = values
    let model = try Self.model(measured: (1...3).map { values["aux\($0)"] ?? 0 })
    let events = ReferenceTable.records(of: "stat_plr_events").compactMap { $0["x"] }
    likelihood = try Likelihood(
      model, data: ModelData([.places(events.map { SIMD3($0, 0, 0) })], of: model))
  }

  static func model(measured: [Double]) throws -> LikelihoodModel {
    let range = 0.0...20
    let shapes: [any EventDensity] = [
      try TruncatedLaw(Exponential(mean: 2.5), in: range),
      try TruncatedLaw(Uniform(lower: 0, upper: 20), in: range),
      try TruncatedLaw(Exponential(mean: 8), in: range),
      try TruncatedLaw(Normal(mean: 10, deviation: 1.5), in: range),
    ]
    let names = ["signal", "flat", "fall", "line"]
    let parameters =
      [Parameter("signal", nominal: 10)]
      + zip(1..., [45.0, 20, 6]).map { i, deviation in
        Parameter(
          names[i],
          constraint: .gaussian(measured: measured[i - 1], deviation: deviation))
      }
    return try LikelihoodModel(
      parameters: parameters,
      dataSets: [
        DataSet(
          "main", observables: [DataSet.Observable("x", in: range)],
          components: zip(names, shapes).map { name, shape in
            ModelComponent(name, factors: [.parameter(name)], density: shape)
          })
      ], interest: ["signal"])
  }

  /// Within 1e-4 in the rates and 1e-6 in the likelihood, what the reference promises.
  @Test func bestFitIsThatOfMinuit() throws {
    let fit = likelihood.fit()
    #expect(fit.isConverged && fit.residual < 1e-5)
    #expect(abs(fit.negativeLog - (reference["nll_min"] ?? 0)) < 1e-6)
    let errors = likelihood.errors(at: fit).errors
    for k in 0..<4 {
      let expected = try #require(reference["muhat_\(k)"])
      #expect(abs(fit.values[k] / expected - 1) < 1e-4, "rate \(k): \(fit.values[k])")
      // Minuit estimates its errors from the steps of its search, to some 1e-3; ours are exact.
      let error = try #require(reference["err_\(k)"])
      #expect(abs(errors[k] / error - 1) < 1e-2, "error \(k): \(errors[k]), \(error)")
    }
  }

  @Test func profileRatiosAreThoseOfMinuit() throws {
    let best = likelihood.fit()
    for (name, mu) in [
      ("q0", 0.0), ("t_mu_2", 2), ("t_mu_5", 5), ("t_mu_10", 10), ("t_mu_20", 20), ("t_mu_40", 40),
    ] {
      let held = likelihood.fit(holding: [0: mu])
      let ratio = 2 * (held.negativeLog - best.negativeLog)
      // Twice a difference of two numbers that are each good to 1e-6.
      #expect(abs(ratio - (reference[name] ?? 0)) < 4e-6, "\(name): \(ratio)")
    }
  }
}
