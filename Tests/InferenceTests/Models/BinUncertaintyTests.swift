import Foundation
import Inference
import Numerics
import Testing

/// Bins that are uncertain one by one, by a line of a model's file.
struct BinUncertaintyTests {
  /// A file without tables beside it, or with one.
  private struct Tables: TableSource {
    var columns: [String: [Double]] = [:]
    func columns(_ names: [String]?, of file: String) throws -> [[Double]] {
      (names ?? columns.keys.sorted()).compactMap { columns[$0] }
    }
    func has(_ column: String, in file: String) throws -> Bool { columns[column] != nil }
  }

  private static func plan(
    signal: [Double], background: String, uncertainty: String, data: [Double],
    form: String = "binned", more: String = ""
  ) throws -> ModelPlan {
    let text = """
      { "parameters": [ { "name": "mu", "value": 1, "range": [0, 10] } ],
        "interest": "mu",
        "data_sets": [ {
          "name": "main", "form": "\(form)", "data": \(data),
          "observables": [ { "name": "x", "range": [0, \(data.count)], "bins": \(data.count) } ],
          "components": [
            { "name": "signal", "rate": "mu", "events": \(signal.reduce(0, +)),
              "density": { "law": "histogram", "contents": \(signal) } },
            { "name": "background", "events": 102\(more), "uncertainty": \(uncertainty),
              "density": \(background) } ] } ] }
      """
    return try JSONDecoder().decode(ModelPlan.self, from: Data(text.utf8))
  }

  private static func analysis(_ plan: ModelPlan, _ tables: Tables = Tables()) throws
    -> ProfileAnalysis
  {
    let model = try plan.model(tables: tables)
    let data = try #require(try plan.data(for: model, tables: tables, seed: 1))
    return try ProfileAnalysis(try Likelihood(model, data: data), interest: model.interest[0])
  }

  /// pyhf 0.7.6: `stat_pyhf_cls`, two bins of 50 ± 3 and 52 ± 7 with Poisson measurements.
  @Test func oneLineIsTheModelOfPyhf() throws {
    let rows = ReferenceTable.rows(of: "stat_pyhf_cls")
    let row = try #require(rows.first { $0[0] == "12.0 11.0" })
    let analysis = try Self.analysis(
      try Self.plan(
        signal: [12, 11], background: #"{ "law": "histogram", "contents": [50, 52] }"#,
        uncertainty: #"{ "per_bin": [3, 7] }"#, data: [51, 48]))
    let names = analysis.likelihood.model.parameters.map(\.name)
    #expect(names == ["mu", "main/background[1]", "main/background[2]"])
    let found = try analysis.asymptoticSignalRatio(at: 1)
    #expect(abs(found.observed - (try #require(Double(row[5])))) < 1e-5, "\(found)")
    for (own, expected) in zip(found.expected, row[6...10].compactMap { Double($0) }) {
      #expect(abs(own - expected) < 1e-5)
    }
  }

  /// With counts n and a Gaussian factor of deviation r on an expectation b, the best factor solves
  /// b - n / γ + (γ - 1) / r² = 0, a quadratic equation.
  @Test func gaussianFactorsSolveTheirEquation() throws {
    let (expected, deviations, counts) = ([50.0, 52], [0.1, 0.2], [63.0, 40])
    let plan = try Self.plan(
      signal: [12, 11], background: #"{ "law": "histogram", "contents": [50, 52] }"#,
      uncertainty: #"{ "per_bin": [5, 10.4], "law": "gaussian" }"#, data: counts)
    let fit = try Self.analysis(plan).heldFit(at: 0)
    for bin in 0..<2 {
      let precision = 1 / (deviations[bin] * deviations[bin])
      let slope = expected[bin] - precision
      let root = (slope * slope + 4 * precision * counts[bin]).squareRoot()
      #expect(abs(fit.values[1 + bin] - (root - slope) / (2 * precision)) < 1e-6)
    }
  }

  /// Simulated events with weights: the factor's relative variance is Σw² / (Σw)².
  @Test func simulatedEventsScatterByTheirWeights() throws {
    let tables = Tables(columns: ["x": [0.5, 0.2, 1.5, 1.7, 1.1], "weight": [1, 3, 2, 2, 2]])
    let plan = try Self.plan(
      signal: [1, 1], background: #"{ "law": "events", "file": "mc.csv" }"#,
      uncertainty: #"{ "per_bin": "statistical" }"#, data: [60, 70])
    let constraints = try plan.model(tables: tables).parameters.dropFirst().map(\.constraint)
    let counts = [16.0 / 10, 36.0 / 12]
    #expect(constraints.count == 2)
    for (constraint, count) in zip(constraints, counts) {
      guard case .poisson(let own, let ratio) = constraint else {
        Issue.record("found \(String(describing: constraint)), expected counts")
        continue
      }
      #expect(abs(own - count) < 1e-12 && own == ratio)
    }
  }

  /// Certain and empty bins have no factor, and no event is lost.
  @Test func certainBinsStayTogether() throws {
    let plan = try Self.plan(
      signal: [1, 1, 1, 1], background: #"{ "law": "histogram", "contents": [50, 0, 20, 32] }"#,
      uncertainty: #"{ "per_bin": [0, 1, 2, 0] }"#, data: [50, 1, 20, 32])
    let model = try plan.model(tables: Tables())
    #expect(model.parameters.map(\.name) == ["mu", "main/background[3]"])
    let events = model.expectedEvents(at: [0, 1])[0]
    #expect(zip(events, [0, 82, 20]).allSatisfy { abs($0 - $1) < 1e-9 }, "\(events)")
  }

  @Test(arguments: [
    (#"{ "per_bin": [3] }"#, "binned", "", "found 1 deviations, expected 2"),
    (#"{ "per_bin": [3, -1] }"#, "binned", "", "the deviation of bin 2 of 'background' is -1.0"),
    (#"{ "per_bin": [3, 7] }"#, "unbinned", "", "found an unbinned data set"),
    (
      #"{ "per_bin": [3, 7] }"#, "binned",
      #", "vary": [{ "parameter": "mu", "up": { "law": "flat" }, "down": { "law": "flat" } }]"#,
      "found a shape that varies"
    ),
  ])
  func mistakeGetsASentence(
    uncertainty: String, form: String, more: String, sentence: String
  ) throws {
    let plan = try Self.plan(
      signal: [12, 11], background: #"{ "law": "histogram", "contents": [50, 52] }"#,
      uncertainty: uncertainty, data: [51, 48], form: form, more: more)
    let error = #expect(throws: ModelError.self) { try plan.model(tables: Tables()) }
    #expect(error.map { "\($0)".contains(sentence) } == true, "\(String(describing: error))")
  }
}
