import Foundation
import Storage
import Studies
import TestSupport
import Testing

/// A whole study through the program: what it leaves, and that it can be ended anywhere.
@Suite(.serialized)
struct StudyVerbTests {
  @Test func theWholeStudyRuns() async throws {
    try await withTinyStudy { program in
      let whole = try program.run(TinyStudy.words("whole"))
      try #require(whole.code == 0, "\(whole.talk)")
      let found = try JSONSerialization.jsonObject(with: try program.results("whole"))
      let (keys, guide) = (ResultsGuide.keys(of: found), try ResultsGuide.keys())
      #expect(keys.subtracting(guide).isEmpty, "the guide lacks \(keys.subtracting(guide))")
      // What a file of the user's own adds is not in this study.
      let invented = guide.subtracting(keys).filter { !$0.hasPrefix("own_data") }
      #expect(invented.isEmpty, "the guide invents \(invented)")
      let names = try program.files(in: "whole")
      #expect(
        names.isSuperset(of: ["report.html", "background.yaml", "signals.yaml", "study.log"]))
      #expect(!names.contains { $0.hasSuffix(".part") || $0.hasPrefix("parts") })

      // Beside itself, nothing differs.
      let compared = try program.run("compare", "whole", "whole/results.json", "--format", "csv")
      #expect(compared.code == 0, "\(compared.talk)")
      let rows = compared.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
      #expect(rows.first == "quantity,of,first,first_error,second,second_error,ratio,pull")
      #expect(rows.contains { $0.hasPrefix("background events,all,") })
      let pulls = rows.dropFirst().compactMap { row in
        row.split(separator: ",", omittingEmptySubsequences: false).last.flatMap { Double($0) }
      }
      #expect(pulls.count > 20 && pulls.allSatisfy { $0 == 0 })

      // Nothing is left to do, and it is said.
      func plan() throws -> [Substring] {
        let plan = try program.run(TinyStudy.words("whole", "--dry-run"))
        return Array(plan.output.split(separator: "\n").dropFirst(2))
      }
      #expect(try plan().allSatisfy { $0.contains(" stay ") })

      // A figure that is gone is drawn again, by the page's stage alone.
      let figure = program.folder.appending(path: "whole/report-figures/exposure.svg")
      let drawn = try Data(contentsOf: figure)
      try FileManager.default.removeItem(at: figure)
      let missing = try plan().filter { !$0.contains(" stay ") }
      #expect(missing.count == 1)
      #expect(missing[0].contains("'report-figures/exposure.svg' is missing"))
      let again = try program.run("report", "whole")
      #expect(again.code == 0, "\(again.talk)")
      #expect(try Data(contentsOf: figure) == drawn)
      #expect(try plan().allSatisfy { $0.contains(" stay ") })

      // The page alone is no way to finish a study.
      try FileManager.default.removeItem(at: program.folder.appending(path: "whole/model.h5"))
      let refused = try program.run("report", "whole")
      #expect(refused.code == 1)
      #expect(
        refused.talk.contains(
          "the study in 'whole' is not what it was: 'training' would have to be done again, "
            + "'model.h5' is missing"), "\(refused.talk)")
      let none = try program.run("report", "nowhere")
      #expect(none.talk.contains("the study in 'nowhere' is not finished"), "\(none.talk)")
    }
  }

  @Test func killedAtAnyMomentItGoesOnToTheSameScores() async throws {
    try await withTinyStudy { program in
      let started = Date.now
      let whole = try program.run(TinyStudy.words("whole", "--until", "signals"))
      try #require(whole.code == 0, "\(whole.talk)")
      let seconds = Date.now.timeIntervalSince(started)
      try program.runKilled(
        TinyStudy.words("killed", "--until", "signals"), at: [0.3, 0.4, 0.5].map { $0 * seconds })
      let resumed = try program.run(TinyStudy.words("killed", "--until", "signals"))
      #expect(resumed.code == 0, "\(resumed.talk)")
      for name in ["background/electron-recoils.h5", "background.yaml", "signals/wimp-50.h5"] {
        let contents = try ["whole", "killed"].map {
          try checksum(ofTable: program.folder.appending(path: "\($0)/\(name)").path)
        }
        #expect(contents[0] == contents[1], "\(name)")
      }
      let left = try program.files(in: "killed")
      #expect(!left.contains { $0.hasSuffix(".part") || $0.hasPrefix("parts") }, "\(left)")
    }
  }

  @Test func onlyWhatASettingDecidesIsDoneAgain() async throws {
    try await withTinyStudy { program in
      let first = try program.run(TinyStudy.words("study", "--until", "rates"))
      #expect(first.code == 0, "\(first.talk)")
      func plan() throws -> [String] {
        let outcome = try program.run(TinyStudy.words("study", "--until", "training", "--dry-run"))
        return outcome.output.split(separator: "\n").dropFirst(2).map(String.init)
      }
      #expect(try plan().map { $0.contains(" stay ") } == [true, false, false])
      try (TinyStudy.settings + "region: {s1c_phd: [3, 50]}\n").write(
        to: program.folder.appending(path: "tiny.yaml"), atomically: true, encoding: .utf8)
      let changed = try plan()
      #expect(changed[0].contains("its settings changed"))
    }
  }

  @Test func theDefaultsAreInTheFileThatIsPrinted() async throws {
    try await withTinyStudy { program in
      let printed = try program.run("study", "darwin", "--print-config")
      #expect(printed.code == 0)
      try printed.output.write(
        to: program.folder.appending(path: "all.yaml"), atomically: true, encoding: .utf8)
      let plan = try program.run("study", "darwin", "--config", "all.yaml", "-o", "x", "--dry-run")
      #expect(plan.code == 0, "\(plan.talk)")
      // What is only looked at is not begun.
      #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "x").path))
    }
  }

  @Test(arguments: [
    (
      "exposure: 20",
      "own.yaml, line 1, column 1: found the unknown key 'exposure', expected one of 'seed'"
    ),
    (
      "seed: 1\nregion: {s1c_phd: [60, 3]}",
      "own.yaml, line 2, column 19, region.s1c_phd: found [60.0, 3.0], expected two increasing numbers"
    ),
    (
      "signals: {masses_GeV: [10, 20]}",
      "own.yaml, line 1, column 23, signals.masses_GeV: found [10.0, 20.0], expected the benchmark's 50.0 among them"
    ),
    ("detector: darwn", "darwn, detector: expected a file, or one of"),
  ])
  func mistakesGetASentence(text: String, sentence: String) async throws {
    try await withTinyStudy { program in
      try text.write(
        to: program.folder.appending(path: "own.yaml"), atomically: true, encoding: .utf8)
      let outcome = try program.run("study", "darwin", "--config", "own.yaml", "-o", "x")
      #expect(outcome.code == 1)
      #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
    }
  }

  @Test func unknownStagesAreNamed() async throws {
    try await withTinyStudy { program in
      let outcome = try program.run(TinyStudy.words("x", "--until", "trainin"))
      #expect(outcome.code == 1)
      #expect(
        outcome.talk.contains("there is no stage 'trainin'; did you mean 'training'?"),
        "\(outcome.talk)")
    }
  }
}
