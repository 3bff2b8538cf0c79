import Foundation
import TestSupport
import Testing

struct SensitivityVerbTests {
  /// The file states medians and bands to 1e-9 or better; they are roots, found to 1e-9 in q.
  @Test func bandsOfThePublishedStatisticAreThoseOfTheReference() async throws {
    try await withScores { program in
      var compared = 0
      for row in try ScoreFiles.reference("stat_q_signal")
      where row[0] == "6500.0" && row[1] == "A" {
        let numbers = row.suffix(8).compactMap(Double.init)
        let outcome = try program.run(
          "sensitivity", "--background", "f0.csv", "--expected", "6500", "--signal", "fs.csv",
          "--signal-events", row[3], "--statistic", "paper-q", "--format", "csv")
        #expect(outcome.code == 0, "\(outcome.talk)")
        let found = try ScoreFiles.table(outcome.output)
        #expect(
          found[0] == [
            "statistic", "signal_events", "value_median", "p_median", "Z_median", "Z_16pct",
            "Z_84pct",
          ])
        let values = found[1].dropFirst().compactMap(Double.init)
        #expect(values.count == 6 && numbers.count == 8)
        #expect(abs(values[1] - numbers[3]) < 1e-6 * numbers[3])
        #expect(abs(values[2] / numbers[4] - 1) < 1e-6)
        for (value, number) in zip(values.suffix(3), numbers.suffix(3)) {
          #expect(abs(value - number) < 1e-6)
        }
        compared += 1
      }
      #expect(compared >= 3)
    }
  }

  @Test func planesAndTheirContoursAgree() async throws {
    try await withScores { program in
      try ScoreFiles.write([(1, 6.5, 0.7)], to: program, "far.csv")
      try """
      cross_section: 1e-47
      signals:
        - { name: near, mass: 10, file: fs.csv, expected: 20 }
        - { name: far, mass: 50, file: far.csv, expected: 50 }

      """.write(
        to: program.folder.appending(path: "signals.yaml"), atomically: true, encoding: .utf8)
      let words = [
        "sensitivity", "--background", "f0.csv", "--expected", "6500", "--signal", "signals.yaml",
        "--statistic", "paper-q", "--format", "csv",
      ]
      let contours = try ScoreFiles.table(program.run(words + ["--for-z", "1,3"]).output)
      #expect(
        contours[0] == [
          "statistic", "signal", "mass", "cross_section", "signal_events", "Z_median",
        ])
      #expect(contours.dropFirst().map { $0[1] } == ["near", "near", "far", "far"])
      // 84.0 events of the nearer signal make three deviations, by the table of medians.
      #expect(abs((Double(contours[2][4]) ?? 0) - 84) < 1)
      for row in contours.dropFirst() {
        let plane = try program.run(words + ["--cross-sections", row[3]])
        let found = try ScoreFiles.table(plane.output).first { $0[1] == row[1] }
        let z = try #require(found.flatMap { Double($0[7]) })
        #expect(try abs(z - #require(Double(row[5]))) < 1e-4)
      }
      // Without numbers of its own the list's are taken.
      let stated = try ScoreFiles.table(program.run(words).output)
      #expect(stated.dropFirst().map { $0[4] } == ["20.0", "50.0"])
    }
  }

  /// Between a search for anything and one for the signal that is there.
  @Test func aFamilyStandsBetweenAnythingAndTheSignal() async throws {
    try await withScores { program in
      try ScoreFiles.write([(1, 6.5, 0.7)], to: program, "far.csv")
      try "signals: [{file: far.csv}, {file: fs.csv}]\n".write(
        to: program.folder.appending(path: "two.yaml"), atomically: true, encoding: .utf8)
      let outcome = try program.run(
        "sensitivity", "--background", "f0.csv", "--expected", "6500", "--signal", "fs.csv",
        "--signal-events", "40", "--statistic", "averaged-lr,known-signal", "--family", "two.yaml",
        "--tail-toys", "3000", "--format", "csv")
      #expect(outcome.code == 0, "\(outcome.talk)")
      #expect(outcome.output.contains("\"averaged-lr, two\","))
      let rows = try ScoreFiles.table(outcome.output)
      let fromEnd = try #require(rows[0].reversed().firstIndex(of: "Z_median")).base
      let behind = rows[0].count - fromEnd + 1
      // Anything, the signal, the family.
      let zs = rows.dropFirst().compactMap { Double($0[$0.count - behind]) }
      try #require(zs.count == 3)
      #expect(zs[0] + 0.1 < zs[2])
      #expect(zs[2] < zs[1] + 0.05)
    }
  }

  @Test func exposureGrowsBackgroundAndSignal() async throws {
    try await withScores { program in
      let words = [
        "sensitivity", "--background", "f0.csv", "--expected", "1000", "--signal", "fs.csv",
        "--signal-events", "12", "--statistic", "known-signal", "--format", "csv",
      ]
      let wanted = try ScoreFiles.table(
        program.run(words + ["--for-z", "3", "--vary", "exposure"]).output)
      #expect(wanted[0] == ["statistic", "exposure_scale", "signal_events", "Z_median"])
      let exposure = try #require(Double(wanted[1][1]))
      #expect(try abs(#require(Double(wanted[1][2])) - 12 * exposure) < 1e-9)
      let there = try ScoreFiles.table(
        program.run(words + ["--exposure-scale", "\(exposure),\(4 * exposure)"]).output)
      #expect(try abs(#require(Double(there[1][5])) - 3) < 1e-3)
      // Four times as much of both is about twice as sure.
      #expect(try abs(#require(Double(there[2][5])) - 6) < 0.5)
    }
  }

  @Test func toysAgreeWithTheExactMedian() async throws {
    try await withScores { program in
      let words = [
        "sensitivity", "--background", "f0.csv", "--expected", "6500", "--signal", "fs.csv",
        "--signal-events", "40", "--statistic", "paper-q", "--format", "csv",
      ]
      let exact = try ScoreFiles.table(program.run(words + ["--exact"]).output)
      let toys = try ScoreFiles.table(program.run(words + ["--toys", "20000"]).output)
      let smooth = try ScoreFiles.table(
        program.run(words + ["--toys", "20000", "--smooth"]).output)
      let z = try #require(Double(exact[1][4]))
      // The median of n toys errs by 1.25 / √n deviations, and p = 0.07 of n by 1 in 37: in Z 0.02.
      #expect(try abs(#require(Double(toys[1][4])) - z) < 4 * 0.02)
      // Kernels of a tenth of the deviation widen the law by half a per cent.
      #expect(try abs(#require(Double(smooth[1][4])) - z) < 4 * 0.02 + 0.02)
    }
  }

  @Test func whatIsNotReachedIsSaid() async throws {
    try await withScores { program in
      try ScoreFiles.write([(1, 0, 0.3)], to: program, "bulk.csv")
      let outcome = try program.run(
        "sensitivity", "--background", "f0.csv", "--expected", "6500", "--signal", "bulk.csv",
        "--for-z", "3", "--statistic", "centred-q", "--format", "csv")
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("# not reached: centred-q, bulk.csv: Z = 3.0, highest"))
      #expect(try ScoreFiles.table(outcome.output)[1] == ["centred-q", "", "3.0"])
    }
  }

  @Test(arguments: [
    ([], 2, "missing option '--signal-events <numbers>'"),
    (["--signal-events", "0"], 2, "'--signal-events': expected a positive number"),
    (["--cross-sections", "1"], 2, "a list of signals that states a cross section"),
    (["--for-z", "3", "--signal-events", "5"], 2, "exclude each other"),
    (["--signal-events", "5", "--exact", "--toys", "5"], 2, "exclude each other"),
    (["--signal", "none.csv", "--signal-events", "5"], 1, "the file 'none.csv' does not exist"),
    (["--signal-events", "5", "--rate", "free", "--statistic", "count"], 1, "was declared free"),
  ])
  func badInputGetsASentence(words: [String], code: Int, sentence: String) async throws {
    try await withScores { program in
      let outcome = try program.run(
        [
          "sensitivity", "--background", "f0.csv", "--expected", "50", "--signal", "fs.csv",
          "--tail-toys", "10",
        ] + words)
      #expect(outcome.code == code, "\(outcome.talk)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
    }
  }
}
