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
            .replacing("bench ", with: "bench --seconds 0.01 ")
            .replacing("study darwin", with: "study darwin --dry-run")
            // No real data come with the program.
            .replacing(" --events mydata.h5 --exposure 1.5", with: ""))
        #expect(outcome.code == 0, "\(line): \(outcome.talk)")
      }
    }
  }

  @Test(arguments: [
    "docs/spectra.md", "docs/simulating.md", "docs/learning.md", "docs/testing.md",
    "docs/counting.md", "docs/figures.md",
    "docs/limits.md",
  ])
  func commandsOfTheGuidesRun(guide: String) async throws {
    let recipe = try Package.codeBlocks("yaml", in: guide).first ?? ""
    try await withProgram(recipe) { program in
      for block in try Package.codeBlocks("yaml", in: guide) {
        // A block that begins with the name of a file is that file.
        let words = block.prefix { $0 != "\n" }.split(whereSeparator: { " :".contains($0) })
        guard words.count > 1, words[0] == "#", words[1].hasSuffix(".yaml") else { continue }
        try block.write(
          to: program.folder.appending(path: String(words[1])), atomically: true, encoding: .utf8)
      }
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

  @Test func commandsOfTheGuideToStudiesRun() async throws {
    try await withProgram(TinyStudy.settings) { program in
      let commands = try Package.codeBlocks("sh", in: "docs/studies.md").joined()
        .split(separator: "\n").map(String.init)
      #expect(commands.count >= 5)
      for command in commands {
        let outcome = try program.shell(
          command.replacing("../darkfield", with: "\"$darkfield\"")
            .replacing("./darkfield", with: "\"$darkfield\"")
            .replacing("--quick", with: "--quick --config toys.yaml"))
        #expect(outcome.code == 0, "\(command): \(outcome.talk)")
      }
    }
  }

  /// Guides that are walked through from the top: files, commands and scripts, each after the other.
  @Test(
    .enabled(if: PythonEnvironment.isAvailable, Comment(rawValue: PythonEnvironment.absence)),
    arguments: ["docs/own-detector.md", "docs/own-events.md"])
  func guidesCanBeWalkedThrough(guide: String) async throws {
    try await withProgram("") { program in
      let folder = program.folder.path
      for (language, text) in try Package.codeBlocks(in: guide) {
        switch language {
        case "yaml":
          let words = text.split(whereSeparator: { " :\n".contains($0) })
          let name = try #require(words.dropFirst().first)
          try #require(name.hasSuffix(".yaml"), "\(text)")
          try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        case "sh":
          for command in text.split(separator: "\n").map(String.init) {
            let outcome = try program.shell(
              command.replacing("./darkfield", with: "\"$darkfield\""))
            #expect(outcome.code == 0, "\(command): \(outcome.talk)")
          }
        default:
          let output = try PythonEnvironment.run(
            script: "import os\nos.chdir(\"\(folder)\")\n\(text)")
          #expect(!output.contains("nan"), "\(output)")
        }
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
