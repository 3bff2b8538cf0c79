import Foundation
import TestSupport
import Testing

/// Long work of `limit` that is ended goes on where it was, to the same numbers.
@Suite(.serialized)
struct LimitWorkTests {
  private let words = [
    "limit", "model.yaml", "--coverage", "0,1", "--toys", "60000", "--level", "0.68,0.9",
    "--format", "csv",
  ]

  private func withModel(_ body: (Program) throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      try CountingModel.yaml.write(
        to: folder.appending(path: "model.yaml"), atomically: true, encoding: .utf8)
      try body(Program(in: folder))
    }
  }

  @Test func killedCoverageGoesOnToTheSameTable() async throws {
    try await withModel { program in
      let whole = try program.run(words + ["--quiet"])
      #expect(whole.code == 0, "\(whole.talk)")
      let kept = words + ["--output", "toys.yaml", "--threads", "1"]
      let killed = try program.run(kept) { process in
        try wait(forParts: 3, in: program)
        kill(process.processIdentifier, SIGKILL)
      }
      #expect(killed.code == 128 + 9)
      let next = try program.run(kept)
      #expect(next.code == 0 && next.output == whole.output, "\(next.talk)")
      #expect(next.talk.contains("note: going on after "))
      #expect(try program.files == ["model.yaml", "toys.yaml"])
    }
  }

  @Test func ctrlCKeepsWhatWasMade() async throws {
    try await withModel { program in
      let kept = words + ["--output", "toys.yaml", "--threads", "1"]
      let ended = try program.run(kept) { process in
        try wait(forParts: 2, in: program)
        process.interrupt()
      }
      #expect(ended.code == 130)
      #expect(try program.files == ["model.yaml", "toys.yaml"])
      let other = try program.run(kept.map { $0 == "0.68,0.9" ? "0.9" : $0 })
      #expect(other.code == 1)
      #expect(
        other.talk == """
          error: toys.yaml, option 'level': found '0.68,0.9', expected '0.9'; \
          '--force' begins anew

          """)
    }
  }

  /// Every table that needs toys keeps them: with a file, without, and out of the file alone.
  @Test(arguments: [["--cls", "0.25,8"], ["--goodness", "saturated"]])
  func smallerTablesKeepTheirToysToo(table: [String]) async throws {
    try await withModel { program in
      let words = ["limit", "model.yaml", "--toys", "500", "--format", "csv", "--quiet"] + table
      let whole = try program.run(words)
      #expect(whole.code == 0, "\(whole.talk)")
      for _ in 0..<2 {
        let kept = try program.run(words + ["--output", "toys.yaml"])
        #expect(kept.code == 0 && kept.output == whole.output, "\(kept.talk)")
      }
      let text = try String(
        contentsOf: program.folder.appending(path: "toys.yaml"), encoding: .utf8)
      #expect(text.contains("isComplete: true") && !text.contains("isComplete: false"))
    }
  }

  /// Waits until the file has some finished parts.
  private func wait(forParts count: Int, in program: Program) throws {
    for _ in 0..<3000 {
      let text = try? String(
        contentsOf: program.folder.appending(path: "toys.yaml"), encoding: .utf8)
      if let text, text.components(separatedBy: "isComplete: true").count > count { return }
      Thread.sleep(forTimeInterval: 0.01)
    }
    Issue.record("the program kept nothing within 30 s")
  }
}
