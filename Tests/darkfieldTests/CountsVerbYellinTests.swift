import Foundation
import TestSupport
import Testing

struct CountsVerbYellinTests {
  private let columns =
    "cl,events,mu_limit,scale_limit,interval_events,interval_share,from_keV,to_keV,outside"

  /// A gap of one half excludes 7.77944 expected events: Yellin's C_0 at 0.9.
  @Test func maximumGapHasTheColumnsOfItsTable() async throws {
    let outcome = try await run(
      "--method", "maximum-gap", "--spectrum", "s.csv", "--events", "e.csv", "--exposure", "2",
      "--format", "csv")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(outcome.code == 0 && lines.count == 2, "\(outcome.talk)")
    #expect(lines.first == columns)
    let row = try #require(lines.last).split(separator: ",").compactMap { Double($0) }
    #expect(row.count == 9)
    #expect(abs(row[2] - 7.77944) < 1e-5 && abs(row[3] - 7.77944 / 20) < 1e-6)
    #expect(row[1] == 2 && row[4] == 0 && abs(row[5] - 0.5) < 1e-9)
    #expect(row[6] == 2.5 && row[7] == 7.5 && row[8] == 1)
    #expect(outcome.talk == "note: left out 1 of 3 events, which lie where the spectrum is zero\n")
  }

  @Test func optimumIntervalHasARowForEachLevel() async throws {
    let outcome = try await run(
      "--method", "optimum-interval", "--spectrum", "s.csv", "--events", "e.csv", "--level",
      "0.6827,0.9,0.99", "--format", "csv", "--quiet")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(outcome.code == 0 && lines.count == 4 && outcome.talk.isEmpty, "\(outcome.talk)")
    let limits = lines.dropFirst().compactMap { $0.split(separator: ",").dropFirst(2).first }
      .compactMap { Double($0) }
    #expect(limits.count == 3 && limits[0] < limits[1] && limits[1] < limits[2])
    // Two events in all: never above the limit of the largest gap's share, nor below that of none.
    #expect(limits[1] < 7.78 && limits[1] > 2.3)
  }

  @Test func significancesHaveTheColumnsOfTheirTables() async throws {
    let onOff = try await run(
      "--method", "on-off", "--observed", "140", "--off", "100", "--ratio", "1.2", "--format",
      "csv")
    // Li and Ma, and the binomial, from the reference tables of the room.
    #expect(
      onOff.output.hasPrefix("n_on,n_off,tau,sqrt_q0,p_Bi,Z_Bi\n140,100,1.2,3.99780614"),
      "\(onOff.output)\(onOff.talk)")
    let asimov = try await run(
      "--method", "asimov", "--signal", "5", "--background", "1", "--format", "csv")
    #expect(
      asimov.output.hasPrefix("s,b,sigma_b,ZA\n5.0,1.0,0.0,3.39132918"),
      "\(asimov.output)\(asimov.talk)")
    let none = try await run(
      "--method", "on-off", "--observed", "0", "--off", "3", "--format", "csv")
    #expect(none.code == 0 && none.output.hasSuffix(",1.0,\n"), "\(none.output)")
  }

  @Test(arguments: [
    (["--method", "on-off", "-n", "3"], "missing option '--off <numbers>'"),
    (["--method", "asimov", "--signal", "3"], "missing option '--background <numbers>'"),
    (
      ["--method", "asimov", "--signal", "3", "-b", "0"], "expected a number from 1e-9 to 1e12"
    ),
    (["--method", "maximum-gap", "--events", "e.csv"], "missing option '--spectrum <file>'"),
    (
      ["--method", "maximum-gap", "-n", "3"],
      "the value 'maximum-gap' is invalid for '--method': expected one that takes '--observed'"
    ),
    (
      ["--method", "optimum-interval", "-b", "3"],
      "expected one that takes '--background'"
    ),
    (
      ["-n", "3", "--events", "e.csv"],
      "expected one that takes '--events': 'maximum-gap', 'optimum-interval'"
    ),
    (
      [
        "--method", "optimum-interval", "--spectrum", "s.csv", "--events", "e.csv", "--level",
        "0.999",
      ], "expected a number from 0.5 to 0.99"
    ),
  ])
  func mistakeGetsASentence(words: [String], sentence: String) async throws {
    let outcome = try await run(words)
    #expect(outcome.code == 2)
    #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
  }

  @Test func limitBeyondTheTableGetsASentence() async throws {
    let energies = (0..<200).map { "\(0.05 * (Double($0) + 0.5))\n" }.joined()
    let outcome = try await run(
      "--method", "optimum-interval", "--spectrum", "s.csv", "--events", "e.csv",
      energies: energies)
    #expect(outcome.code == 1)
    #expect(
      outcome.talk == """
        error: e.csv, events: found 200 that allow a signal beyond the table, \
        expected a limit of at most 110.25 events

        """)
  }

  private func run(
    _ words: String..., energies: String = "2.5\n7.5\n12\n"
  ) async throws -> Program.Outcome { try await run(words, energies: energies) }

  /// A flat spectrum of ten counts, and three events of which the last is outside.
  private func run(
    _ words: [String], energies: String = "2.5\n7.5\n12\n"
  ) async throws -> Program.Outcome {
    try await withTemporaryFolder { folder in
      try "E_keV,rate\n0,1\n10,1\n".write(
        to: folder.appending(path: "s.csv"), atomically: true, encoding: .utf8)
      try "E_keV\n\(energies)".write(
        to: folder.appending(path: "e.csv"), atomically: true, encoding: .utf8)
      return try Program(in: folder).run(["counts"] + words)
    }
  }
}
