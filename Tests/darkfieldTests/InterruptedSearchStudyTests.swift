import Foundation
import Numerics
import TestSupport
import Testing

/// The whole tiny study, killed at moments all over it and with other numbers of threads.
struct InterruptedSearchStudyTests {
  /// So often it is killed.
  private static let kills = 20

  @Test func theResultsAreTheSameWhereverItIsEnded() async throws {
    try await withTinyStudy { program in
      let started = Date.now
      let whole = try program.run(TinyStudy.words("whole"))
      try #require(whole.code == 0, "\(whole.talk)")
      let seconds = Date.now.timeIntervalSince(started)
      let expected = try program.results("whole")

      // Other moments in every run of the test; the seed of a failure brings its moments back.
      let seed =
        ProcessInfo.processInfo.environment["DARKFIELD_KILL_SEED"].flatMap { UInt64($0) }
        ?? UInt64.random(in: 0..<1 << 32)
      var moments = RandomStream(seed: seed, purpose: .test, index: 0)
      var (kills, studies) = (0, 1)
      while kills < Self.kills {
        let moment = 0.15 * seconds * moments.uniform()
        let outcome = try program.run(TinyStudy.words("killed-\(studies)")) { process in
          Thread.sleep(forTimeInterval: moment)
          kill(process.processIdentifier, SIGKILL)
        }
        if outcome.code == 128 + 9 {
          kills += 1
          continue
        }
        // It came to its end before the next moment: another one takes the rest.
        try #require(outcome.code == 0, "\(outcome.talk), DARKFIELD_KILL_SEED=\(seed)")
        #expect(
          try program.results("killed-\(studies)") == expected, "DARKFIELD_KILL_SEED=\(seed)")
        studies += 1
      }
      let last = "killed-\(studies)"
      let resumed = try program.run(TinyStudy.words(last))
      #expect(resumed.code == 0, "\(resumed.talk), DARKFIELD_KILL_SEED=\(seed)")
      #expect(try program.results(last) == expected, "DARKFIELD_KILL_SEED=\(seed)")
      let left = try program.files(in: last)
      #expect(!left.contains { $0.hasSuffix(".part") || $0.hasPrefix("parts") }, "\(left)")

      // With the same networks, the number of threads makes no difference.
      for stage in ["background", "signals", "weight-scan", "significances", "contours"] {
        try FileManager.default.removeItem(
          at: program.folder.appending(path: "\(last)/lineage/\(stage).json"))
      }
      let single = try program.run(TinyStudy.words(last, "--threads", "1"))
      #expect(single.code == 0, "\(single.talk)")
      #expect(try program.results(last) == expected)
    }
  }
}
