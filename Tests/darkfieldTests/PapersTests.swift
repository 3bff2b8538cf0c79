import Foundation
import TestSupport
import Testing

/// The papers say what is true: their examples run as written.
struct PapersTests {
  @Test func commandsOfTheReadmeRun() async throws {
    let recipe = try #require(try Package.codeBlocks("yaml", in: "README.md").first)
    let blocks = try Package.codeBlocks("sh", in: "README.md")
    let lines = blocks.joined(separator: "\n").split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("./darkfield") }
    #expect(lines.count >= 4)
    try await withProgram(recipe) { program in
      for line in lines {
        let outcome = try program.shell(
          line.replacing("./darkfield", with: "\"$darkfield\"", maxReplacements: 1)
            .replacing("bench ", with: "bench --seconds 0.01 "))
        #expect(outcome.code == 0, "\(line): \(outcome.talk)")
      }
    }
  }

  @Test(arguments: [
    "docs/spectra.md", "docs/simulating.md", "docs/learning.md", "docs/testing.md",
  ])
  func commandsOfTheGuidesRun(guide: String) async throws {
    let recipe = try Package.codeBlocks("yaml", in: guide).first ?? ""
    try await withProgram(recipe) { program in
      let commands = try Package.codeBlocks("sh", in: guide).joined().split(separator: "\n")
      for command in commands.map(String.init) {
        let outcome = try program.shell(command.replacing("./darkfield", with: "\"$darkfield\""))
        #expect(outcome.code == 0, "\(command): \(outcome.talk)")
      }
      guard PythonEnvironment.isAvailable else { return }
      // What the commands wrote is read as the guide says.
      for script in try Package.codeBlocks("python", in: guide) where script.contains("scores.h5") {
        let path = program.folder.path + "/scores.h5"
        let output = try PythonEnvironment.run(script: script.replacing("scores.h5", with: path))
        #expect(output.contains("keV"))
      }
    }
  }

  @Test(
    .enabled(if: PythonEnvironment.isAvailable, Comment(rawValue: PythonEnvironment.absence)))
  func pythonExampleOfTheGuideRuns() async throws {
    let script = try #require(
      try Package.codeBlocks("python", in: "docs/reading-files.md").first)
    let recipe = try #require(try Package.codeBlocks("yaml", in: "README.md").first)
    try await withProgram(recipe) { program in
      _ = try program.run("draw", "toys.yaml", "--output", "toys.h5")
      let path = program.folder.path + "/toys.h5"
      let output = try PythonEnvironment.run(script: script.replacing("toys.h5", with: path))
      #expect(output.contains("draw"))
    }
  }

  @Test func versionIsInTheChangelog() async throws {
    let changelog = try Package.text("CHANGELOG.md")
    #expect(changelog.contains("## Unreleased") || changelog.contains("## 0.1.0"))
  }
}
