import Foundation
import TestSupport
import Testing

/// Work that does not come to its end leaves what was there before, whole.
@Suite(.serialized)
struct InterruptedWorkTests {
  private let long = ["draw", "toys.yaml", "-n", "1e9", "--output", "toys.h5", "--force"]

  @Test func ctrlCEndsCleanly() async throws {
    try await withOldFile { program, old in
      let outcome = try program.run(long) { process in
        try waitForTemporary(in: program)
        process.interrupt()
      }
      #expect(outcome.code == 130)
      #expect(try Data(contentsOf: program.folder.appending(path: "toys.h5")) == old)
      #expect(try program.files == ["toys.h5", "toys.yaml"])
    }
  }

  @Test func killedProgramLeavesTheOldFileWhole() async throws {
    try await withOldFile { program, old in
      let outcome = try program.run(long) { process in
        try waitForTemporary(in: program)
        kill(process.processIdentifier, SIGKILL)
      }
      #expect(outcome.code == 128 + 9)
      #expect(try Data(contentsOf: program.folder.appending(path: "toys.h5")) == old)
      #expect(try program.files.count == 3)

      // The next run finds the place as the first one did.
      let next = try program.run("draw", "toys.yaml", "-n", "10", "-o", "toys.h5", "--force")
      #expect(next.code == 0, "\(next.talk)")
      #expect(try program.files == ["toys.h5", "toys.yaml"])
    }
  }

  /// A limit on the size of files is a full disk that anybody can have.
  @Test(arguments: ["h5", "csv"])
  func fullDiskGetsASentenceAndNoOutput(suffix: String) async throws {
    try await withProgram(DrawVerbTests.recipe) { program in
      let outcome = try program.shell(
        """
        trap '' XFSZ; ulimit -f 1000
        exec "$darkfield" draw toys.yaml -n 1e6 --output toys.\(suffix)
        """)
      #expect(outcome.code == 1)
      #expect(outcome.talk.hasPrefix("error: cannot write 'toys.\(suffix)': "), "\(outcome.talk)")
      #expect(outcome.talk.split(separator: "\n").count == 1, "\(outcome.talk)")
      #expect(try program.files == ["toys.yaml"])
    }
  }

  private func withOldFile(_ body: (Program, Data) throws -> Void) async throws {
    try await withProgram(DrawVerbTests.recipe) { program in
      let made = try program.run("draw", "toys.yaml", "-n", "100", "--output", "toys.h5")
      #expect(made.code == 0, "\(made.talk)")
      try body(program, try Data(contentsOf: program.folder.appending(path: "toys.h5")))
    }
  }

  /// Waits until the program has written something.
  private func waitForTemporary(in program: Program) throws {
    let files = FileManager.default
    for _ in 0..<600 {
      for name in try program.files where name.hasSuffix(".part") {
        let path = program.folder.appending(path: name).path
        if let size = try files.attributesOfItem(atPath: path)[.size] as? Int, size > 1 << 20 {
          return
        }
      }
      Thread.sleep(forTimeInterval: 0.05)
    }
    Issue.record("the program wrote nothing within 30 s")
  }
}
