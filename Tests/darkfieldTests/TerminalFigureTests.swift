import Foundation
import TestSupport
import Testing

/// What a person at a terminal sees more than a program: `script` lends the verbs a terminal.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
struct TerminalFigureTests {
  private static let spectrum = "spectrum er-solar --energies log:1:100:20"

  private func hasDots(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) }
  }

  private func atTerminal(_ command: String, _ program: Program) throws -> Program.Outcome {
    try program.shell("/usr/bin/script -qec \"$darkfield \(command)\" /dev/null")
  }

  @Test func spectraAreDrawnBelowTheirTable() async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      let table = try program.run(Self.spectrum.split(separator: " ").map(String.init))
      let seen = try atTerminal(Self.spectrum, program)
      #expect(table.code == 0 && seen.code == 0 && !hasDots(table.output))
      // A terminal's lines end with a return too.
      let text = seen.output.replacing("\r\n", with: "\n")
      #expect(text.hasPrefix(table.output))
      #expect(hasDots(text) && text.contains("energy [keV]") && text.contains("t⁻¹ yr⁻¹ keV⁻¹"))
    }
  }

  @Test(arguments: ["csv", "json"])
  func programsSeeNoFigure(format: String) async throws {
    try await withTemporaryFolder { folder in
      let seen = try atTerminal("\(Self.spectrum) --format \(format)", Program(in: folder))
      #expect(seen.code == 0 && !hasDots(seen.output))
    }
  }

  @Test func scoresAreDrawnAndFilesWithoutAFigureAreNot() async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      let scores = (0..<500).map { "\(Double($0 * $0) / 1000)" }.joined(separator: "\n")
      try Data("score\n\(scores)\n".utf8).write(to: folder.appending(path: "scores.csv"))
      try Data("a: 1\n".utf8).write(to: folder.appending(path: "a.yaml"))
      let seen = try atTerminal("show scores.csv", program)
      #expect(seen.code == 0 && hasDots(seen.output) && seen.output.contains("anomaly score"))
      let plain = try atTerminal("show a.yaml", program)
      #expect(plain.code == 0 && !hasDots(plain.output) && !plain.output.contains("error"))
    }
  }
}
