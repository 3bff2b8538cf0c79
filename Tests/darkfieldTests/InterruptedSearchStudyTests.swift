import Foundation
import TestSupport
import Testing

/// The whole tiny study, killed at moments all over it and with other numbers of threads.
struct InterruptedSearchStudyTests {
  @Test func theResultsAreTheSameWhereverItIsEnded() async throws {
    try await withTinyStudy { program in
      let started = Date.now
      let whole = try program.run(TinyStudy.words("whole"))
      try #require(whole.code == 0, "\(whole.talk)")
      let seconds = Date.now.timeIntervalSince(started)
      let expected = try program.results("whole")

      try program.runKilled(
        TinyStudy.words("killed"), at: [0.1, 0.2, 0.3, 0.4, 0.5].map { $0 * seconds })
      let resumed = try program.run(TinyStudy.words("killed"))
      #expect(resumed.code == 0, "\(resumed.talk)")
      #expect(try program.results("killed") == expected)
      let left = try program.files(in: "killed")
      #expect(!left.contains { $0.hasSuffix(".part") || $0.hasPrefix("parts") }, "\(left)")

      // With the same networks, the number of threads makes no difference.
      for stage in ["background", "signals", "weight-scan", "significances", "contours"] {
        try FileManager.default.removeItem(
          at: program.folder.appending(path: "killed/lineage/\(stage).json"))
      }
      let single = try program.run(TinyStudy.words("killed", "--threads", "1"))
      #expect(single.code == 0, "\(single.talk)")
      #expect(try program.results("killed") == expected)
    }
  }
}
