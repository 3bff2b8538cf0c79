import CommandLineKit
import Foundation
import Testing

/// The completions, asked of the shells themselves where they are installed.
struct ShellTests {
  /// What is typed, the last word being the one at the cursor, and what is offered.
  static let cases: [(words: [String], offered: Set<String>)] = [
    (["sim"], ["simulate"]),
    ([""], ["simulate", "medium", "compare", "completions", "help"]),
    (["--v"], ["--version"]),
    (["medium", ""], ["transport", "gas"]),
    (["-q", "medium", "tr"], ["transport"]),
    (["medium", "transport", "--f"], ["--field"]),
    (["simulate", "--format", ""], ["table", "csv", "json"]),
    (["simulate", "--count", ""], []),
    (["simulate", "--se"], ["--seed"]),
    (["completions", ""], ["bash", "zsh", "fish"]),
    (["help", "s"], ["simulate"]),
  ]

  @Test(.enabled(if: isInstalled(.bash), "bash is not installed"), arguments: cases)
  func bashOffers(words: [String], offered: Set<String>) throws {
    #expect(try bash(words) == offered)
  }

  /// bash splits words at the equals sign, and leaves the parts of a list to the script.
  @Test(
    .enabled(if: isInstalled(.bash), "bash is not installed"),
    arguments: [
      (["simulate", "--format", "="], ["table", "csv", "json"]),
      (["simulate", "--format", "=", "c"], ["csv"]),
      (["simulate", "--kind", "beta,g"], ["beta,gamma"]),
      (["simulate", "-o", "SampleT"], ["SampleTable.swift"]),
      (["simulate", "SampleT"], ["SampleTable.swift"]),
      (["simulate", "--detector", "x"], ["xenonnt"]),
    ] as [([String], Set<String>)])
  func bashOffersValues(words: [String], offered: Set<String>) throws {
    #expect(try bash(words) == offered)
  }

  @Test(.enabled(if: isInstalled(.fish), "fish is not installed"))
  func fishOffers() throws {
    let script = Shell.fish.completions(for: SampleTable.table)
    let more: [(words: [String], offered: Set<String>)] = [
      (["simulate", "--format=c"], ["--format=csv"]),
      (["simulate", "--kind", "beta,g"], ["beta,gamma"]),
      (["simulate", "-o", "SampleT"], ["SampleTable.swift"]),
      (["compare", "SampleT"], ["SampleTable.swift"]),
    ]
    for (words, offered) in Self.cases + more {
      let line = (["sample"] + words).joined(separator: " ")
      let answer = try Self.run(.fish, "\(script)\ncomplete -C '\(line)'")
      let names = answer.split(separator: "\n").compactMap { $0.split(separator: "\t").first }
      #expect(Set(names.map(String.init)) == offered, "\(line)")
    }
  }

  /// The functions of zsh's completion system answer only at a prompt.
  ///
  /// Plain ones that print their words stand in for them; they do not filter, hence the prefix.
  @Test(.enabled(if: isInstalled(.zsh), "zsh is not installed"), arguments: cases)
  func zshOffers(words: [String], offered: Set<String>) throws {
    let answer = try zsh(words)
    #expect(Set(answer.filter { $0.hasPrefix(words.last ?? "") }) == offered)
  }

  @Test(
    .enabled(if: isInstalled(.zsh), "zsh is not installed"),
    arguments: [
      (["simulate", "--format=c"], ["table", "csv", "json"]),
      (["simulate", "--kind", "beta,g"], ["beta", "gamma", "nr"]),
      (["simulate", "-o", ""], ["FILES"]),
      (["compare", ""], ["FILES"]),
      (["simulate", "--detector", ""], ["darwin", "xenonnt", "FILES"]),
    ] as [([String], Set<String>)])
  func zshOffersValues(words: [String], offered: Set<String>) throws {
    #expect(Set(try zsh(words)) == offered)
  }

  @Test(arguments: Shell.allCases)
  func quotesInSentencesDoNotEndTheScript(shell: Shell) throws {
    guard Self.isInstalled(shell) else { return }
    let table = CommandTable(
      program: "odd-name", summary: "",
      groups: [VerbGroup("All", [Verb("it", summary: "It's \"$HOME\" `ls` \\ here.")])])
    let stub = shell == .zsh ? "compdef() { : }\n" : ""
    let script = stub + shell.completions(for: table) + "\necho alive"
    #expect(try Self.run(shell, script) == "alive\n")
  }

  // MARK: - Asking a shell

  private func bash(_ words: [String]) throws -> Set<String> {
    let quoted = (["sample"] + words).map { "'\($0)'" }.joined(separator: " ")
    let answer = try Self.run(
      .bash,
      """
      \(Shell.bash.completions(for: SampleTable.table))
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count); _sample
      printf '%s\\n' "${COMPREPLY[@]}"
      """)
    return Set(answer.split(separator: "\n").map(String.init))
  }

  private func zsh(_ words: [String]) throws -> [String] {
    let quoted = (["sample"] + words).map { "'\($0)'" }.joined(separator: " ")
    let answer = try Self.run(
      .zsh,
      """
      compdef() { : }
      compset() { : }
      _message() { : }
      _files() { print FILES }
      _describe() { print -rl -- ${(P)@[-1]%%:*} }
      compadd() {
        if [[ $1 == -a ]]; then print -rl -- ${(P)2}; else print -rl -- ${@:${@[(i)--]}+1}; fi
      }
      \(Shell.zsh.completions(for: SampleTable.table))
      words=(\(quoted)); CURRENT=\(words.count + 1); _sample
      """)
    return answer.split(separator: "\n").map(String.init)
  }

  private static func isInstalled(_ shell: Shell) -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(shell.rawValue)")
    }
  }

  /// What a shell without the user's settings prints, errors included.
  private static func run(_ shell: Shell, _ script: String) throws -> String {
    let bare =
      switch shell {
      case .bash: ["--norc"]
      case .zsh: ["-f"]
      case .fish: ["--no-config"]
      }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [shell.rawValue] + bare + ["-c", script]
    process.currentDirectoryURL = URL(filePath: #filePath).deletingLastPathComponent()
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let answer = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: answer, as: UTF8.self)
  }
}
