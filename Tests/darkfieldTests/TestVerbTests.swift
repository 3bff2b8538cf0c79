import Foundation
import TestSupport
import Testing

struct TestVerbTests {
  /// The file states p to a relative 1e-9, of a background that is tabulated on its own grid.
  @Test func tailsOfThePublishedStatisticAreThoseOfTheReference() async throws {
    try await withScores { program in
      var compared = 0
      for row in try ScoreFiles.reference("stat_q_h0") where row[0] == "6500.0" {
        guard let expected = Double(row[3]) else { continue }
        let outcome = try program.run(
          "test", "--background", "f0.csv", "--expected", "6500", "--statistic", "paper-q",
          "--value", row[2], "--format", "csv")
        #expect(outcome.code == 0, "\(outcome.talk)")
        let found = try ScoreFiles.table(outcome.output)
        #expect(found[0] == ["statistic", "value", "p", "Z", "p_relative_error"])
        let p = try #require(Double(found[1][2]))
        #expect(abs(p / expected - 1) < 1e-6, "\(row): \(p)")
        compared += 1
      }
      #expect(compared >= 8)
    }
  }

  @Test func everyStatisticSeesASignal() async throws {
    try await withScores { program in
      try ScoreFiles.write(scores: 700, signal: 40, to: program, "data.csv")
      let outcome = try program.run(
        "test", "--background", "f0.csv", "--expected", "700", "--scores", "data.csv",
        "--statistic", "all", "--signal", "fs.csv", "--signal-events", "40", "--tail-toys", "3000",
        "--region", "highest:0.02", "--format", "csv")
      #expect(outcome.code == 0, "\(outcome.talk)")
      let rows = try ScoreFiles.table(outcome.output).dropFirst()
      #expect(
        rows.map { $0[0] } == [
          "averaged-lr", "paper-q", "centred-q", "count", "berk-jones", "higher-criticism", "bump",
          "saturated", "known-signal", "count-highest-0.02",
        ])
      let zs = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Double($0[3]) ?? .nan) })
      // Forty events where fourteen are expected are more than five deviations; the scan and the
      // average over places lose one or two of them.
      for name in ["averaged-lr", "berk-jones", "known-signal"] {
        #expect(zs[name] ?? 0 > 3.5, "\(outcome.output)")
      }
      #expect(outcome.output.contains("# data: 740 events"))
      #expect(outcome.output.contains("# method: paper-q: contour integral"))
    }
  }

  /// What failed its cuts counts nowhere: the numbers are those of files without it.
  @Test func eventsThatFailedTheirCutsAreLeftOut() async throws {
    try await withScores { program in
      try ScoreFiles.write(scores: 400, signal: 20, to: program, "all.csv")
      let lines = try String(contentsOf: program.folder.appending(path: "all.csv"), encoding: .utf8)
        .split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
      let events = lines.dropFirst()
      // Behind every second event stands one that failed, the strangest of all.
      let marked = events.enumerated().flatMap { number, line in
        number.isMultiple(of: 2) ? ["\(line),1", "99,0"] : ["\(line),1"]
      }
      let header = "\(lines[0]),areas_kept"
      try ([header] + marked).joined(separator: "\n").write(
        to: program.folder.appending(path: "marked.csv"), atomically: true, encoding: .utf8)
      func outcome(_ scores: String) throws -> Program.Outcome {
        try program.run(
          "test", "--background", "f0.csv", "--expected", "400", "--scores", scores, "--statistic",
          "paper-q,berk-jones", "--format", "csv")
      }
      let whole = try outcome("all.csv")
      let found = try outcome("marked.csv")
      #expect(found.code == 0, "\(found.talk)")
      #expect(found.output == whole.output)
      #expect(found.talk.contains("of the data 420 events passed their cuts and are tested"))
      // As simulated background, too.
      func median(_ background: String) throws -> String {
        let outcome = try program.run(
          "sensitivity", "--background", background, "--expected", "400", "--signal", "fs.csv",
          "--signal-events", "20", "--statistic", "paper-q", "--format", "csv")
        #expect(outcome.code == 0, "\(outcome.talk)")
        return try ScoreFiles.table(outcome.output)[1].joined(separator: ",")
      }
      #expect(try median("marked.csv") == median("all.csv"))
    }
  }

  /// Both rates of the list enter the law of the count: a wider one is less sure.
  @Test func listsOfComponentsHaveRatesAndLeakagesOfTheirOwn() async throws {
    try await withScores { program in
      func z(_ uncertainty: String, _ leakage: String) throws -> [Double] {
        try """
        components:
          - { name: bulk, file: f0.csv, expected: 6000, uncertainty: \(uncertainty),
              leakage: { region: highest:0.01, uncertainty: \(leakage) } }
          - { name: rare, file: fs.csv, expected: 20, uncertainty: 0.1 }

        """.write(
          to: program.folder.appending(path: "list.yaml"), atomically: true, encoding: .utf8)
        return try ["count", "centred-q"].map { statistic in
          let outcome = try program.run(
            "test", "--background", "list.yaml", "--statistic", statistic, "--value", "6400",
            "--format", "csv")
          #expect(outcome.code == 0, "\(outcome.talk)")
          #expect(outcome.output.contains("its share in highest-0.01 known to \(leakage)"))
          return try #require(try Double(ScoreFiles.table(outcome.output)[1][3]))
        }
      }
      let sure = try z("0.001", "0.01")
      let rates = try z("0.03", "0.01")
      let leaking = try z("0.001", "0.9")
      #expect(rates[0] < sure[0] - 1)
      #expect(leaking[0] < sure[0])
      #expect(leaking[1] < sure[1] - 1)
    }
  }

  @Test func uncertainRatesAreTakenAsDeclaredAndSaid() async throws {
    try await withScores { program in
      try ScoreFiles.write(scores: 700, signal: 25, to: program, "data.csv")
      try """
      components:
        - { name: bulk, file: f0.csv, expected: 700,
            leakage: { region: highest:0.02, uncertainty: 0.3 } }

      """.write(
        to: program.folder.appending(path: "list.yaml"), atomically: true, encoding: .utf8)
      for rate in ["free", "0.05"] {
        var zs: [[Double]] = []
        for nuisance in ["marginal", "profiled"] {
          let outcome = try program.run(
            "test", "--background", "list.yaml", "--scores", "data.csv", "--rate", rate,
            "--nuisance", nuisance, "--statistic", "averaged-lr,saturated,bump,centred-q",
            "--tail-toys", "2000", "--format", "csv")
          #expect(outcome.code == 0, "\(outcome.talk)")
          #expect(outcome.output.contains("# nuisance: \(nuisance): "))
          let rows = try ScoreFiles.table(outcome.output).dropFirst()
          zs.append(rows.compactMap { Double($0[3]) })
        }
        // Sums and scans see the same of both, the ratios do not.
        #expect(zs[0].suffix(2) == zs[1].suffix(2))
        #expect(zs[0][0] != zs[1][0] && zs[0][1] != zs[1][1])
      }
    }
  }

  @Test func twoScoresMakeAPlaneAndStatisticsThatNeedOneAreLeftOut() async throws {
    try await withScores { program in
      try ScoreFiles.writePlane(3000, to: program, "plane.csv")
      try ScoreFiles.writePlane(300, to: program, "data.csv")
      let words = [
        "test", "--background", "plane.csv", "--columns", "logit,elbo", "--expected", "300",
        "--scores", "data.csv", "--tail-toys", "500", "--format", "csv",
      ]
      let all = try program.run(words + ["--statistic", "all"])
      #expect(all.code == 0, "\(all.talk)")
      #expect(all.output.contains("# left out: berk-jones: berk-jones needs scores that can be"))
      #expect(try ScoreFiles.table(all.output).count == 1 + 6)
      let one = try program.run(words + ["--statistic", "berk-jones"])
      #expect(one.code == 1)
      #expect(
        one.talk
          == "error: berk-jones needs scores that can be ordered, found two scores per event\n"
      )
    }
  }

  @Test func scoresOfHDF5AreReadByName() async throws {
    let recipe = """
      rows: 2000
      seed: 3
      columns:
        ts: { law: normal, mean: 0, deviation: 1 }
        weight: { law: exponential, mean: 1 }
      """
    try await withProgram(recipe) { program in
      _ = try program.run("draw", "toys.yaml", "--output", "scores.h5")
      _ = try program.run("draw", "toys.yaml", "-n", "200", "--seed", "9", "-o", "data.h5")
      let outcome = try program.run(
        "test", "--background", "scores.h5", "--expected", "200", "--scores", "data.h5",
        "--statistic", "paper-q,count", "--bootstrap", "3", "--false-alarms", "1", "--format",
        "csv")
      #expect(outcome.code == 0, "\(outcome.talk)")
      #expect(outcome.talk == "remark: the weights of the data are not used\n")
      #expect(
        outcome.output.contains("# simulation: its size lets Z of sums over events scatter by "))
      let rows = try ScoreFiles.table(outcome.output)
      #expect(
        rows[0].suffix(4) == [
          "Z_bootstrap_16pct", "Z_bootstrap_84pct", "false_alarm_rate", "false_alarm_error",
        ])
      let numbers = rows[1].dropFirst().compactMap(Double.init)
      #expect(numbers.count == 8 && numbers[4] <= numbers[5])
      // A count does not look at the scores: no replica changes it.
      #expect(rows[2][3].prefix(8) == rows[2][5].prefix(8))
    }
  }

  @Test func impossibleScoresAreReportedAndCounted() async throws {
    try await withScores { program in
      try "score\n0\n1\n99\n".write(
        to: program.folder.appending(path: "data.csv"), atomically: true, encoding: .utf8)
      let outcome = try program.run(
        "test", "--background", "f0.csv", "--expected", "3", "--scores", "data.csv",
        "--statistic", "count", "--format", "csv")
      #expect(outcome.code == 0)
      #expect(
        outcome.talk == "remark: event 3 has a score that the background cannot have\n")
      #expect(
        outcome.output.contains("# remark: event 3 has a score that the background cannot have\n"))
      #expect(try ScoreFiles.table(outcome.output)[1][1] == "3.0")
    }
  }

  @Test func threadsDoNotChangeTheNumbers() async throws {
    try await withScores { program in
      try ScoreFiles.write(scores: 300, signal: 5, to: program, "data.csv")
      let outputs = try ["1", "3"].map { threads in
        try program.run(
          "test", "--background", "f0.csv", "--expected", "300", "--scores", "data.csv",
          "--statistic", "averaged-lr,paper-q", "--tail-toys", "3000", "--threads", threads,
          "--format", "csv"
        ).output
      }
      #expect(outputs[0] == outputs[1] && !outputs[0].isEmpty)
    }
  }

  @Test(arguments: [
    (
      ["--expected", "0"], 2,
      "the value '0' is invalid for '--expected': expected a positive number"
    ),
    ([], 2, "missing option '--expected <events>'"),
    (
      ["--expected", "5", "--scores", "nan.csv"], 1, "nan.csv, line 3, column 'score': found 'nan'"
    ),
    (
      ["--expected", "5", "--background", "negative.csv"], 1,
      "negative.csv: the density in row 2 is -1.0, expected zero or a positive number"
    ),
    (["--expected", "5", "--columns", "elbo"], 1, "expected the column 'elbo' among"),
    (["--expected", "5", "--columns", "a,b,c"], 2, "expected one or two names, as in logit,elbo"),
    (["--expected", "5", "--statistic", "averaged-ls"], 2, "did you mean 'averaged-lr'?"),
    (
      ["--expected", "5", "--statistic", "count", "--rate", "free"], 1,
      "count compares with the expected rate, which was declared free"
    ),
    (["--expected", "5", "--rate", "often"], 2, "expected known, free or a relative uncertainty"),
    (
      ["--expected", "5", "--scores", "f0.csv"], 1,
      "f0.csv, column 'density': found a table of a density, expected the scores of events"
    ),
    (["--expected", "5", "--region", "top"], 2, "expected highest:0.01, lowest:0.025 or from:to"),
    (["--expected", "5", "--smooth"], 2, "missing option '--toys <number>'"),
    (
      ["--expected", "5", "--bootstrap", "3"], 1,
      "the background is known as a table only, expected simulated events"
    ),
    (["--expected", "5", "--value", "3"], 2, "exclude each other"),
    (
      ["--expected", "5", "--background", "list.yaml"], 2,
      "expected none beside a list, which states its own"
    ),
    (["--background", "list.yaml"], 1, "list.yaml, line 2"),
    (
      ["--expected", "5", "--nuisance", "ignored"], 2,
      "the value 'ignored' is invalid for '--nuisance': expected one of marginal, profiled"
    ),
  ])
  func badInputGetsASentence(words: [String], code: Int, sentence: String) async throws {
    try await withScores { program in
      for (name, text) in [
        "nan.csv": "score\n1\nnan\n", "data.csv": "score\n1\n2\n",
        "negative.csv": "score,density\n0,1\n1,-1\n2,1\n",
        "list.yaml": "components:\n  - { name: bulk, file: f0.csv, expected: 0 }\n",
      ] {
        try text.write(
          to: program.folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      var all = ["test", "--scores", "data.csv", "--background", "f0.csv", "--tail-toys", "10"]
      all += words
      let outcome = try program.run(all)
      #expect(outcome.code == code, "\(outcome.talk)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
    }
  }
}

/// Calls `body` with the program in a folder that holds the densities of the reference tables.
func withScores(_ body: (Program) throws -> Void) async throws {
  try await withTemporaryFolder { folder in
    let program = Program(in: folder)
    try ScoreFiles.write([(0.9, 0, 1), (0.08, 1.5, 1.2), (0.02, 5, 0.8)], to: program, "f0.csv")
    try ScoreFiles.write([(1, 5.5, 0.9)], to: program, "fs.csv")
    try body(program)
  }
}
