import Foundation
import TestSupport
import Testing

struct SpectrumVerbTests {
  @Test func ratesHaveTheColumnsOfTheContract() async throws {
    let outcome = try await run(
      "spectrum", "wimp-si", "--mass", "50", "--cross-section", "1e-47", "--target",
      "xenon-average", "--energies", "0.5,1,2", "--format", "csv")
    #expect(outcome.code == 0, "\(outcome.talk)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first == "E_keV,dRdE_per_tonne_year_keV")
    #expect(lines.count == 4)
    // wimprates 0.5.0 at J2000 day 59.37, to the half per cent of its own quadrature.
    let first = try #require(lines[1].split(separator: ",").last.flatMap { Double($0) })
    #expect(abs(first / 0.316_896_57 - 1) < 0.005)
  }

  @Test func integralIsPrinted() async throws {
    let outcome = try await run(
      "spectrum", "er-solar", "--integrate", "0.4:33", "--format", "csv")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first == "Emin,Emax,events_per_tonne_year")
    // The normalisation of the XLZD template, 77.467 per tonne and year between these energies.
    let counts = try #require(lines.last?.split(separator: ",").last.flatMap { Double($0) })
    #expect(abs(counts / 77.467 - 1) < 0.05)
  }

  @Test func everySourceIsListedWithItsCitation() async throws {
    let outcome = try await run("spectrum", "list", "--format", "json")
    let list = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: String]])
    #expect(list.count > 20)
    for entry in list { #expect(entry["citation"]?.isEmpty == false, "\(entry)") }
    for name in [
      "wimp-si", "wimp-sd", "cevns-solar", "cevns-atmospheric", "cevns-dsnb", "er-solar",
      "er-2vbb", "er-lead214", "er-krypton85",
    ] {
      #expect(list.contains { $0["name"] == name }, "\(name)")
    }
  }

  @Test func linesArePrinted() async throws {
    let outcome = try await run("spectrum", "er-xenon124", "--lines", "--format", "csv")
    #expect(outcome.output.hasPrefix("E_keV,counts_per_tonne_year\n"))
    #expect(outcome.output.split(separator: "\n").count > 2)
  }

  @Test func tableOfTheUsersOwnIsReadFromBothKindsOfFile() async throws {
    try await withTemporaryFolder { folder in
      try "E_keV,rate\n1,10\n3,20\n".write(
        to: folder.appending(path: "mine.csv"), atomically: true, encoding: .utf8)
      let program = Program(in: folder)
      let rates = try program.run(
        "spectrum", "file", "mine.csv", "--energies", "0.5,1,2,3", "--format", "csv")
      #expect(
        rates.output == """
          E_keV,dRdE_per_tonne_year_keV
          0.5,0.0
          1.0,10.0
          2.0,15.0
          3.0,20.0

          """)
      let counts = try program.run(
        "spectrum", "file", "mine.csv", "--integrate", "0:9", "--format", "csv")
      #expect(counts.output.hasSuffix("\n0.0,9.0,30.0\n"), "\(counts.output)")

      try "E_keV,rate\n3,10\n1,20\n".write(
        to: folder.appending(path: "wrong.csv"), atomically: true, encoding: .utf8)
      let refused = try program.run("spectrum", "file", "wrong.csv", "--energies", "1")
      #expect(refused.code == 1)
      #expect(
        refused.talk == """
          error: wrong.csv, table: found numbers that are no spectrum \
          (energies: found 3.0 keV before 1.0 keV, expected increasing numbers), \
          expected energies that increase, and rates that are zero or positive

          """)
    }
  }

  // A tenth at 20 keV, and 0.5 * 0.6433 for the line of two K electrons, the last of 124Xe.
  @Test(arguments: [
    (["er-solar", "--energies", "20"], 0.1), (["er-xenon124", "--lines"], 0.321_65),
  ])
  func factorOfAFileMultipliesRatesAndLines(words: [String], factor: Double) async throws {
    try await withTemporaryFolder { folder in
      try "E_keV,efficiency\n0,0\n100,0.5\n".write(
        to: folder.appending(path: "half.csv"), atomically: true, encoding: .utf8)
      let last = try [[], ["--factor", "half.csv"]].map { more in
        let outcome = try Program(in: folder).run(
          ["spectrum"] + words + more + ["--format", "csv"])
        let number = outcome.output.split(whereSeparator: \.isNewline).last?.split(separator: ",")
        return try #require(number?.last.flatMap { Double($0) })
      }
      #expect(abs(last[1] / last[0] - factor) < 1e-4)
    }
  }

  @Test(arguments: [
    (
      ["wimp-si", "--mass", "-5"],
      "the value '-5' is invalid for '--mass': expected a positive number"
    ),
    (
      ["wimp-si", "--mass", "5", "--day", "monday"],
      "the value 'monday' is invalid for '--day': expected a number"
    ),
    (
      ["er-solar", "--target", "unobtainium"], "the value 'unobtainium' is invalid for '--target'"
    ),
    (["wimp-sd", "--target", "77Xe", "--energies", "1"], "or an isotope such as 129Xe"),
    (["er-solar", "--energies", "3,2"], "expected increasing numbers"),
    (["er-solar", "--energies", ""], "'--energies'"),
    (["wimp-si", "--mass", "1e300", "--energies", "1"], "a positive number from 1e-60 to 1e30"),
    (["er-solar", "--integrate", "1::100"], "expected two increasing energies, as in 1:100"),
    (["er-solar"], "missing option '--energies <keV>'"),
    (["er-solar", "--integrate", "5:1"], "expected two increasing energies, as in 1:100"),
    (["er-soler", "--energies", "1"], "did you mean 'er-solar'?"),
    (["er-solar", "--energies", "1", "--lines"], "'--energies'"),
  ])
  func badParameterGetsASentence(words: [String], sentence: String) async throws {
    let outcome = try await run(["spectrum"] + words)
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
    #expect(outcome.talk.split(separator: "\n").count == 2, "\(outcome.talk)")
  }

  /// A halo of one narrow range of speeds: below its least energy every recoil, above it none.
  @Test func haloOfTheUsersOwnReplacesTheStandardOne() async throws {
    try await withTemporaryFolder { folder in
      try "v_kms,f\n299,0\n300,1\n301,0\n".write(
        to: folder.appending(path: "halo.csv"), atomically: true, encoding: .utf8)
      let program = Program(in: folder)
      let outcome = try program.run(
        "spectrum", "wimp-si", "--mass", "50", "--target", "132Xe", "--halo", "halo.csv",
        "--energies", "1,30,45,60", "--format", "csv")
      #expect(outcome.code == 0, "\(outcome.talk)")
      let rates = outcome.output.split(separator: "\n").dropFirst().compactMap {
        $0.split(separator: ",").last.flatMap { Double($0) }
      }
      // 2 mu^2 v^2 / m with mu = 35.5 GeV, m = 122.8 GeV and v = 301 km/s: 20.7 keV.
      #expect(rates.count == 4 && rates[0] > 0)
      #expect(rates.dropFirst().allSatisfy { $0 == 0 })
      let refused = try program.run(
        "spectrum", "wimp-si", "--halo", "nothing.csv", "--energies", "1")
      #expect(refused.code == 1)
      #expect(refused.talk == "error: the file 'nothing.csv' does not exist\n")
    }
  }

  private func run(_ words: String...) async throws -> Program.Outcome { try await run(words) }

  private func run(_ words: [String]) async throws -> Program.Outcome {
    try await withTemporaryFolder { try Program(in: $0).run(words) }
  }
}
