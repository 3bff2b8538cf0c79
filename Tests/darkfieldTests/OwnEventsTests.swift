import Foundation
import Storage
import TestSupport
import Testing

/// A user's own events in the study: what is said of them, and what of files that cannot be tested.
@Suite(.serialized)
struct OwnEventsTests {
  /// Events with waveforms, made by the program as a user's file would be.
  private func simulate(
    _ program: Program, _ source: String, _ count: Int, to file: String, _ more: String...
  ) throws {
    let made = try program.run(
      ["simulate", "--source", source, "--count", "\(count)", "--seed", "77", "--output", file]
        + (more.isEmpty ? ["--level", "full"] : more))
    try #require(made.code == 0, "\(made.talk)")
  }

  private func ownData(_ program: Program) throws -> [String: Any] {
    let results = try JSONSerialization.jsonObject(with: try program.results("own"))
    return try #require((results as? [String: Any])?["own_data"] as? [String: Any])
  }

  /// The probabilities by statistic, in all spaces.
  private func probabilities(_ program: Program) throws -> [String: Double] {
    let tests = try #require(try ownData(program)["tests"] as? [[String: Any]])
    var found: [String: Double] = [:]
    for test in tests {
      let space = try #require(test["space"] as? String)
      let statistic = try #require(test["statistic"] as? String)
      found["\(statistic) of \(space)"] = try #require(test["p"] as? Double)
    }
    return found
  }

  /// The background's events are what background is; WIMPs in place of them are not.
  @Test func backgroundIsUnremarkableAndASignalIsNot() async throws {
    try await withTinyStudy { program in
      try simulate(program, "er-solar:0.2:25", 120, to: "mine.h5")
      // 32 events in the region, at a rate of 24.9 in a tonne-year.
      let words = TinyStudy.words("own", "--events", "mine.h5", "--exposure", "1.3")
      let first = try program.run(words)
      try #require(first.code == 0, "\(first.talk)")
      let summary = try #require(try ownData(program)["summary"] as? [String: Any])
      #expect(summary["events"] as? Int == 120)
      let inRegion = try #require(summary["in_region"] as? Int)
      let table = try CSVTable(
        path: program.folder.appending(path: "own/tables/own-events.csv").path)
      #expect(table.rowCount == inRegion)
      let scores = try table.numbers("ts")
      #expect(scores == scores.sorted(by: >))
      let background = try probabilities(program)
      #expect(background.count > 15)
      // Of some twenty values that depend on one another, the smallest is seldom below one in 500.
      #expect(background.values.allSatisfy { $0 > 0.002 }, "\(background)")

      // The same file has nothing left to do; without it, its stage is gone and nothing else is.
      let again = try program.run(words + ["--dry-run"])
      #expect(again.output.split(separator: "\n").dropFirst(2).allSatisfy { $0.contains(" stay ") })
      let plain = try program.run(TinyStudy.words("own", "--dry-run"))
      #expect(!plain.output.contains("own-data"))
      #expect(plain.output.split(separator: "\n").filter { $0.contains("be done") }.count == 2)

      // 21 WIMPs where 2.5 events are expected; only what the file decides is done again.
      try FileManager.default.removeItem(at: program.folder.appending(path: "mine.h5"))
      try simulate(program, "wimp-si:50", 40, to: "mine.h5")
      let other = TinyStudy.words("own", "--events", "mine.h5", "--exposure", "0.1")
      let plan = try program.run(other + ["--dry-run"])
      #expect(plan.output.split(separator: "\n").filter { $0.contains("be done") }.count == 3)
      let second = try program.run(other)
      try #require(second.code == 0, "\(second.talk)")
      let signal = try probabilities(program)
      for statistic in ["count of ts", "known-signal of areas", "averaged-lr of areas"] {
        #expect(try #require(signal[statistic]) < 0.00135, "\(signal)")
      }
      let page = try String(
        contentsOf: program.folder.appending(path: "own/report.html"), encoding: .utf8)
      #expect(page.contains("Your events") && page.contains("of the 40 events of mine.h5"))
    }
  }

  @Test func filesThatCannotBeTestedGetASentence() async throws {
    try await withTinyStudy { program in
      let detector = try program.run("detector", "darwin").output
      for (name, old, new) in [
        ("short.yaml", "s2_samples: 1725", "s2_samples: 1000"),
        ("slow.yaml", "sample_ns: 10 ", "sample_ns: 20 "),
      ] {
        #expect(detector.contains(old))
        try detector.replacing(old, with: new).write(
          to: program.folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      try simulate(program, "flat-er:2:10", 3, to: "areas.h5", "--level", "areas")
      try simulate(program, "line-er:60", 3, to: "far.h5")
      try simulate(
        program, "flat-er:2:10", 3, to: "short.h5", "--level", "full", "--detector", "short.yaml")
      try simulate(
        program, "flat-er:2:10", 3, to: "slow.h5", "--level", "full", "--detector", "slow.yaml")
      for (file, sentence) in [
        ("none.h5", "the file 'none.h5' does not exist"),
        ("areas.h5", "areas.h5, datasets: expected '/waveforms/s1_top'"),
        ("short.h5", "dataset '/waveforms/s2_top': found the shape 3 x 1000, expected 3 x 1725"),
        ("slow.h5", "attribute 'sample_ns' of '/detector': found 20.0 ns, expected 10.0 ns"),
        ("far.h5", "far.h5: none of 3 events is in the region, expected some with both signals"),
      ] {
        let outcome = try program.run(
          TinyStudy.words("x", "--events", file, "--exposure", "1"))
        #expect(outcome.code == 1 && outcome.talk.contains(sentence), "\(outcome.talk)")
        // It is said before any work.
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "x").path))
      }
      for (words, sentence) in [
        (["--events", "far.h5"], "--exposure"), (["--exposure", "2"], "--events"),
        (["--events", "far.h5", "--exposure", "0"], "'0'"),
      ] {
        let outcome = try program.run(TinyStudy.words("x") + words)
        #expect(outcome.code == 2 && outcome.talk.contains(sentence), "\(outcome.talk)")
      }
    }
  }
}
