import Foundation
import TestSupport
import Testing

/// Data and models at the edge of what a likelihood can say, as a user meets them.
struct LimitEdgeTests {
  private static func model(
    parameters: [String], components: [String], data: String
  ) -> String {
    """
    parameters:
    \(parameters.map { "  - { \($0) }\n" }.joined())
    interest: signal
    data_sets:
      - name: main
        observables: [ { name: x, range: [0, 10] } ]
        data: \(data)
        components:
    \(components.map { "      - { \($0) }\n" }.joined())
    """
  }

  private static let signal = "name: signal, rate: signal, density: { law: exponential, mean: 1 }"
  private static let flat = "name: a, rate: a, density: { law: flat }"
  private static let known = "name: a, constraint: { gaussian: 3, deviation: 0 }"

  private func run(
    _ model: String, events: [Double] = [], _ words: String...
  ) async throws -> (outcome: Program.Outcome, rows: [[String]]) {
    try await withTemporaryFolder { folder in
      try model.write(
        to: folder.appending(path: "model.yaml"), atomically: true, encoding: .utf8)
      try ("x\n" + events.map { "\($0)\n" }.joined()).write(
        to: folder.appending(path: "events.csv"), atomically: true, encoding: .utf8)
      let outcome = try Program(in: folder).run(
        ["limit", "model.yaml", "--format", "csv", "--quiet"] + words)
      let rows = outcome.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      return (outcome, rows)
    }
  }

  private func number(_ rows: [[String]], _ row: Int, _ column: Int) throws -> Double {
    try #require(rows.count > row && rows[row].count > column ? Double(rows[row][column]) : nil)
  }

  /// Counts and a known background: the unified limits of Feldman and Cousins, which are 2.436, 0.953
  /// and 4.425.
  ///
  /// By their exact sums, likelier counts have a share within 4 errors of 4000 toys (0.019) from 0.9
  /// at these signals, so that toys can end the interval anywhere there.
  @Test(arguments: [(0, "0", 2.208...2.577), (0, "3", 0.64...1.282), (3, "3", 4.008...4.482)])
  func countsHaveTheLimitOfFeldmanAndCousins(
    events: Int, background: String, limits: ClosedRange<Double>
  ) async throws {
    let model = Self.model(
      parameters: [
        "name: signal, value: 1", "name: a, constraint: { gaussian: \(background), deviation: 0 }",
      ],
      components: ["name: signal, rate: signal, density: { law: flat }", Self.flat],
      data: "events.csv")
    let (outcome, rows) = try await run(
      model, events: (0..<events).map { 1.5 + Double($0) }, "--toys", "4000")
    #expect(outcome.code == 0, "\(outcome.talk)")
    #expect(try abs(number(rows, 1, 1)) < 1e-3 && number(rows, 1, 5) == 0)
    // Where thresholds step, an end is known to a hundredth.
    let upper = try number(rows, 1, 6)
    #expect((0.99 * limits.lowerBound...1.01 * limits.upperBound).contains(upper), "\(upper)")
    #expect(outcome.output.contains("# significance of signal: none"))
    #expect(!outcome.output.contains("values between the ends"))
  }

  /// Events far from the signal: its best value is none, and a limit follows.
  @Test func noSignalEventsGiveALimit() async throws {
    let model = Self.model(
      parameters: ["name: signal", "name: a, value: 10"],
      components: [Self.signal, Self.flat], data: "events.csv")
    let (outcome, rows) = try await run(model, events: [5, 6, 7, 7.5, 8, 9, 9.5], "--asymptotic")
    #expect(outcome.code == 0, "\(outcome.talk)")
    #expect(try number(rows, 1, 1) == 0 && number(rows, 1, 5) == 0)
    #expect(try number(rows, 1, 6) > 0.5 && number(rows, 1, 6) < 3)
    #expect(outcome.output.contains("# at an end of its range: signal"))
    #expect(outcome.output.contains("# significance of signal: none"))
  }

  /// One event lies where the signal alone can be.
  @Test func eventOfTheSignalAloneIsCertain() async throws {
    let model = Self.model(
      parameters: ["name: signal, value: 1", Self.known],
      components: [
        "name: signal, rate: signal, density: { law: flat }",
        "name: a, rate: a, density: { law: table, x: [0, 5], y: [1, 1] }",
      ], data: "events.csv")
    let (outcome, rows) = try await run(model, events: [1, 2, 8], "--toys", "200")
    #expect(outcome.code == 0, "\(outcome.talk)")
    #expect(
      outcome.output.contains(
        "# significance of signal: certain, as some event cannot be background"))
    #expect(try number(rows, 1, 5) > 0)
    let nowhere = try await run(
      model.replacing(
        "density: { law: flat }", with: "density: { law: table, x: [0, 5], y: [1, 1] }"),
      events: [1, 2, 8], "--asymptotic")
    #expect(nowhere.outcome.code == 1)
    #expect(
      nowhere.outcome.talk
        == "error: model.yaml: event 3 of 'main' lies where no component has any density\n")
  }

  /// Two rates of one shape: each by itself is unknown, and the signal is not.
  @Test func degenerateRatesAreSaid() async throws {
    let model = Self.model(
      parameters: ["name: signal, value: 1", "name: a, value: 3", "name: b, value: 4"],
      components: [
        Self.signal, Self.flat, "name: b, rate: b, density: { law: flat }",
      ], data: "events.csv")
    let events = [0.2, 0.7, 1, 3, 4.4, 6, 7, 8.8]
    let (outcome, rows) = try await run(model, events: events, "--asymptotic")
    #expect(outcome.code == 0, "\(outcome.talk)")
    #expect(outcome.output.contains("# not determined one by one: a, b"))
    #expect(rows[2][2].isEmpty && rows[3][2].isEmpty)
    let sum = try number(rows, 1, 1) + number(rows, 2, 1) + number(rows, 3, 1)
    #expect(abs(sum - 8) < 1e-4)
    let single = try await run(
      Self.model(
        parameters: ["name: signal, value: 1", "name: a, value: 3"],
        components: [Self.signal, Self.flat], data: "events.csv"), events: events, "--asymptotic")
    #expect(abs(try number(rows, 1, 6) - number(single.rows, 1, 6)) < 1e-4)
  }

  /// A signal of the background's shape can be all of the events, or none of them.
  @Test func signalOfTheBackgroundsShapeIsNotExcluded() async throws {
    let model = Self.model(
      parameters: ["name: signal, value: 1", "name: a, value: 3"],
      components: ["name: signal, rate: signal, density: { law: flat }", Self.flat],
      data: "events.csv")
    let events = (0..<12).map { 0.5 + 0.7 * Double($0) }
    let (outcome, rows) = try await run(model, events: events, "--toys", "300")
    #expect(outcome.code == 0, "\(outcome.talk)")
    #expect(outcome.output.contains("# not determined one by one: signal, a"))
    #expect(try number(rows, 1, 5) == 0 && number(rows, 1, 6) > 12, "\(outcome.output)")
  }

  @Test func constraintWithoutErrorFixesItsParameter() async throws {
    let model = Self.model(
      parameters: ["name: signal, value: 1", Self.known],
      components: [Self.signal, Self.flat], data: "events.csv")
    let (outcome, rows) = try await run(model, events: [0.1, 0.4, 2, 5, 7], "--asymptotic")
    #expect(outcome.code == 0, "\(outcome.talk)")
    #expect(rows[2][..<4] == ["a", "3.0", "0.0", "3.0 ± 0.0"])
    let fixed = try await run(
      model.replacing("name: signal, value: 1", with: "name: signal, range: [2, 2]"),
      events: [1], "--asymptotic")
    #expect(fixed.outcome.code == 1)
    #expect(
      fixed.outcome.talk
        == "error: model.yaml: the parameter of interest 'signal' is fixed, expected a free one\n")
  }
}
