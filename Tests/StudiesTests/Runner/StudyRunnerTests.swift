import Foundation
import Storage
import Studies
import Synchronization
import TestSupport
import Testing

/// Three stages that add up numbers: what is done again, and what is left as it is.
struct StudyRunnerTests {
  /// Which stages and parts were done, in order.
  private final class Diary: Sendable {
    private let entries = Mutex<[String]>([])
    func add(_ entry: String) { entries.withLock { $0.append(entry) } }
    func take() -> [String] {
      entries.withLock { entries in
        defer { entries = [] }
        return entries
      }
    }
  }

  private struct Stop: Error {}

  private let diary = Diary()

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  /// `first` writes two numbers, `second` doubles one in parts, `third` adds all.
  private func stages(
    _ one: Int = 1, _ two: Int = 2, parity: Bool = false, version: Int = 1
  ) -> [Stage] {
    let diary = diary
    return [
      Stage(
        "first", summary: "write", configuration: "\(one) \(two)",
        outputs: ["first/one.txt", "first/two.txt"]
      ) { work in
        diary.add("first")
        try work.reach(0.1)
        try Data("\(parity ? one % 2 : one)".utf8).write(
          to: URL(fileURLWithPath: work.path("first/one.txt")))
        try work.reach(0.5)
        try Data("\(two)".utf8).write(to: URL(fileURLWithPath: work.path("first/two.txt")))
      },
      Stage(
        "second", summary: "double", version: version, inputs: ["first/one.txt"],
        outputs: ["doubled.txt"], effort: 3
      ) { work in
        diary.add("second")
        var sum = 0
        for part in 0..<3 {
          let (path, isDone) = try work.part("\(part).txt")
          if !isDone {
            diary.add("part \(part)")
            let number = try #require(Int(try text(work.path("first/one.txt"))))
            try work.reach(Double(part) / 3)
            try Data("\(2 * number)".utf8).write(to: URL(fileURLWithPath: path))
            try work.keepPart("\(part).txt")
          }
          sum += try #require(Int(try text(path)))
        }
        try Data("\(sum)".utf8).write(to: URL(fileURLWithPath: work.path("doubled.txt")))
      },
      Stage(
        "third", summary: "add", inputs: ["doubled.txt", "first/two.txt"], outputs: ["sum.txt"]
      ) { work in
        diary.add("third")
        let numbers = try work.stage.inputs.map { try #require(Int(try text(work.path($0)))) }
        try Data("\(numbers.reduce(0, +))".utf8).write(
          to: URL(fileURLWithPath: work.path("sum.txt")))
      },
    ]
  }

  @discardableResult
  private func run(
    _ stages: [Stage], in folder: URL, from: String? = nil, until: String? = nil
  ) async throws -> [String] {
    let runner = try StudyRunner(
      stages, in: StudyFolder(folder.path), from: from, until: until, threads: 1)
    _ = try await runner.run { _ in }
    return diary.take()
  }

  private func check(
    _ stages: [Stage], in folder: URL, from: String? = nil, until: String? = nil, does: [String]
  ) async throws {
    let done = try await run(stages, in: folder, from: from, until: until)
    #expect(done == does)
  }

  private func reasons(_ stages: [Stage], in folder: URL) throws -> [StageReason?] {
    try StudyRunner(stages, in: StudyFolder(folder.path), threads: 1).decisions().map(\.reason)
  }

  private func sum(in folder: URL) throws -> String { try text("\(folder.path)/sum.txt") }

  private let all = ["first", "second", "part 0", "part 1", "part 2", "third"]

  @Test func aSecondRunDoesNothing() async throws {
    try await withTemporaryFolder { folder in
      #expect(try reasons(stages(), in: folder) == [.first, .first, .first])
      try await check(stages(), in: folder, does: all)
      #expect(try sum(in: folder) == "8")
      #expect(try reasons(stages(), in: folder) == [nil, nil, nil])
      try await check(stages(), in: folder, does: [])
      #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/parts"))
    }
  }

  @Test func onlyWhatReadsAChangeIsDoneAgain() async throws {
    try await withTemporaryFolder { folder in
      try await run(stages(), in: folder)
      #expect(
        try reasons(stages(1, 5), in: folder) == [
          .configuration, .follows("first"), .follows("second"),
        ])
      // The second number goes into the third stage alone.
      try await check(stages(1, 5), in: folder, does: ["first", "third"])
      #expect(try sum(in: folder) == "11")
    }
  }

  @Test func anOutputThatComesOutTheSameEndsTheChain() async throws {
    try await withTemporaryFolder { folder in
      try await run(stages(1, parity: true), in: folder)
      try await check(stages(3, parity: true), in: folder, does: ["first"])
    }
  }

  @Test func anotherVersionIsDoneAgain() async throws {
    try await withTemporaryFolder { folder in
      try await run(stages(), in: folder)
      #expect(try reasons(stages(version: 2), in: folder) == [nil, .version, .follows("second")])
      try await check(stages(version: 2), in: folder, does: Array(all[1...4]))
    }
  }

  @Test func missingAndDamagedOutputsAreMadeAgain() async throws {
    try await withTemporaryFolder { folder in
      try await run(stages(), in: folder)
      let one = folder.appending(path: "first/one.txt")
      try FileManager.default.removeItem(at: one)
      #expect(try reasons(stages(), in: folder)[0] == .missing("first/one.txt"))
      try await check(stages(), in: folder, does: ["first"])
      try Data("7".utf8).write(to: folder.appending(path: "doubled.txt"))
      #expect(
        try reasons(stages(), in: folder) == [
          nil, .damaged("doubled.txt"), .follows("second"),
        ])
      try await check(stages(), in: folder, does: Array(all[1...4]))
      #expect(try sum(in: folder) == "8")
    }
  }

  @Test func aCopyOfTheFolderIsBelieved() async throws {
    try await withTemporaryFolder { folder in
      let here = folder.appending(path: "here")
      try await run(stages(), in: here)
      for name in ["first/one.txt", "first/two.txt", "doubled.txt", "sum.txt"] {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSince1970: 1e9)],
          ofItemAtPath: here.appending(path: name).path)
      }
      try await check(stages(), in: here, does: [])
    }
  }

  @Test func stagesAreChosenByName() async throws {
    try await withTemporaryFolder { folder in
      try await check(stages(), in: folder, until: "second", does: Array(all[...4]))
      try await check(stages(), in: folder, does: ["third"])
      try await check(stages(), in: folder, from: "second", does: Array(all[1...]))
      #expect(throws: StudyError.unknownStage("secnd", known: ["first", "second", "third"])) {
        try StudyRunner(stages(), in: StudyFolder(folder.path), from: "secnd", threads: 1)
      }
      #expect(throws: StudyError.stagesReversed("third", "first")) {
        try StudyRunner(
          stages(), in: StudyFolder(folder.path), from: "third", until: "first", threads: 1)
      }
    }
  }

  @Test func endedAnywhereItGoesOnToTheSameEnd() async throws {
    try await withTemporaryFolder { folder in
      // Every event of a whole run is a place to end at.
      let events = Mutex(0)
      let whole = try StudyRunner(
        stages(), in: StudyFolder(folder.appending(path: "whole").path), threads: 1)
      _ = try await whole.run { _ in events.withLock { $0 += 1 } }
      let count = events.withLock { $0 }
      #expect(count == 11)
      _ = diary.take()
      for last in 0..<count {
        let place = folder.appending(path: "\(last)")
        let seen = Mutex(0)
        await #expect(throws: Stop.self) {
          let runner = try StudyRunner(
            stages(), in: StudyFolder(place.path), threads: 1)
          _ = try await runner.run { _ in
            try seen.withLock { seen in
              if seen == last { throw Stop() }
              seen += 1
            }
          }
        }
        let before = diary.take()
        let after = try await run(stages(), in: place)
        #expect(try sum(in: place) == "8")
        // What was finished is not done again: parts among them.
        for part in ["part 0", "part 1", "part 2"] {
          let times = (before + after).count { $0 == part }
          #expect(times == 1 || (times == 2 && before.last == part), "\(before) \(after)")
        }
      }
    }
  }

  /// A stage that was ended and taken up has the time of both runs.
  @Test func timesOfRunsAddUp() async throws {
    try await withTemporaryFolder { folder in
      let runs = Mutex(0)
      let pause = Duration.milliseconds(60)
      let stage = Stage("long", summary: "wait", outputs: ["long.txt"]) { work in
        try await Task.sleep(for: pause)
        let run = runs.withLock { runs in
          runs += 1
          return runs
        }
        if run < 3 { throw Stop() }
        try Data("done".utf8).write(to: URL(fileURLWithPath: work.path("long.txt")))
      }
      let runner = try StudyRunner([stage], in: StudyFolder(folder.path), threads: 1)
      for _ in 0..<2 { await #expect(throws: Stop.self) { try await runner.run { _ in } } }
      let record = try #require(try await runner.run { _ in }.first)
      #expect(record.runs == 3)
      #expect(record.run.seconds > 0.18)
      // Done again, it begins to count anew.
      let again = try StudyRunner([stage], in: StudyFolder(folder.path), from: "long", threads: 1)
      let other = try #require(try await again.run { _ in }.first)
      #expect(other.runs == 1)
    }
  }

  /// What is made beside the outputs is looked after like them, and goes when it is not made again.
  @Test func filesBesideBelongToTheirStage() async throws {
    try await withTemporaryFolder { folder in
      func stage(_ names: [String]) -> Stage {
        Stage(
          "draw", summary: "draw", configuration: names.joined(separator: " "),
          outputs: ["page.txt"]
        ) { work in
          for name in names + ["page.txt"] {
            try Data(name.utf8).write(to: URL(fileURLWithPath: work.path(name)))
          }
          work.made(beside: names)
        }
      }
      let two = stage(["a.txt", "b.txt", "c.txt"])
      try await run([two], in: folder)
      #expect(try reasons([two], in: folder) == [nil])
      try FileManager.default.removeItem(at: folder.appending(path: "b.txt"))
      #expect(try reasons([two], in: folder) == [.missing("b.txt")])
      try await run([two], in: folder)
      #expect(try text(folder.appending(path: "b.txt").path) == "b.txt")
      // What a person has changed stays.
      try Data("mine".utf8).write(to: folder.appending(path: "c.txt"))
      try await run([stage(["a.txt"])], in: folder)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(Set(left).isSuperset(of: ["a.txt", "c.txt", "page.txt"]) && !left.contains("b.txt"))
    }
  }

  @Test func progressGrowsToTheWhole() async throws {
    try await withTemporaryFolder { folder in
      let found = Mutex<[Double]>([])
      let runner = try StudyRunner(stages(), in: StudyFolder(folder.path), threads: 1)
      _ = try await runner.run { event in
        if case .reached(let share, _) = event { found.withLock { $0.append(share) } }
      }
      let shares = found.withLock { $0 }
      #expect(shares == shares.sorted())
      // The first stage is a fifth of the effort, the second three fifths.
      #expect(shares[0] == 0.1 / 5)
      #expect(shares.contains(1.0 / 5))
    }
  }

  @Test func theRecordSaysWhatItWasMadeOf() async throws {
    try await withTemporaryFolder { folder in
      let runner = try StudyRunner(stages(), in: StudyFolder(folder.path), threads: 1)
      let records = try await runner.run { _ in }
      #expect(records.map(\.stage) == ["first", "second", "third"])
      #expect(records[2].lineage.inputs.map(\.name) == ["doubled.txt", "first/two.txt"])
      #expect(records[2].lineage.inputs[1].checksum == records[0].outputs[1].content)
      #expect(records.allSatisfy { ($0.peakMemory ?? 1) > 0 && $0.run.seconds >= 0 })
      let log = try text("\(folder.path)/study.log")
      #expect(log.contains("third: begins, not done before"))
      #expect(log.contains("third: done in"))
    }
  }
}
