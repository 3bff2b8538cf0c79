import TestSupport
import Testing

/// What every verb has in common, seen from outside.
struct CommandLineTests {
  @Test func versionNamesTheCommit() async throws {
    let outcome = try await inFolder { try $0.run("--version") }
    #expect(outcome.code == 0)
    #expect(outcome.output.wholeMatch(of: /darkfield \d+\.\d+\.\d+ \(commit \S+\)\n/) != nil)
  }

  @Test(arguments: [[], ["--help"], ["help"]])
  func helpListsTheVerbs(words: [String]) async throws {
    let outcome = try await inFolder { try $0.run(words) }
    #expect(outcome.code == 0)
    for verb in [
      "spectrum", "yields", "quanta", "medium", "simulate", "detector", "draw", "show", "doctor",
      "bench", "completions",
    ] {
      #expect(outcome.output.contains("  \(verb) "), "\(verb)")
    }
  }

  @Test(arguments: [
    "spectrum", "yields", "quanta", "medium", "simulate", "detector", "draw", "show", "doctor",
    "bench", "completions",
  ])
  func helpOfAVerbHasAnExample(verb: String) async throws {
    let outcome = try await inFolder { try $0.run(verb, "--help") }
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("darkfield \(verb)"))
    #expect(outcome.output.contains("Examples"))
  }

  @Test(arguments: [
    (["drwa"], "error: unknown verb 'drwa'; did you mean 'draw'?\ntry 'darkfield --help'\n"),
    (
      ["draw", "--sed", "1"],
      "error: unknown option '--sed'; did you mean '--seed'?\ntry 'darkfield draw --help'\n"
    ),
    (
      ["draw", "toys.yaml"],
      "error: missing option '--output <file>'\ntry 'darkfield draw --help'\n"
    ),
    (
      ["show", "x", "--format", "jsn"],
      "error: the value 'jsn' is invalid for '--format'; did you mean 'json'?\ntry 'darkfield show --help'\n"
    ),
  ])
  func mistakeIsNamedAndHelpIsOffered(words: [String], talk: String) async throws {
    let outcome = try await inFolder { try $0.run(words) }
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.talk == talk)
  }

  @Test func readerThatGoesAwayIsNoReasonToComplain() async throws {
    let outcome = try await inFolder { try $0.shell("\"$darkfield\" completions bash | head -1") }
    #expect(outcome.code == 0)
    #expect(outcome.talk.isEmpty)
  }

  @Test func bashCompletesTheVerbs() async throws {
    let outcome = try await inFolder {
      try $0.shell(
        """
        bash -c 'eval "$("$darkfield" completions bash)"
        COMP_WORDS=(darkfield d); COMP_CWORD=1
        $(complete -p darkfield | sed "s/.*-F \\([^ ]*\\).*/\\1/")
        echo "${COMPREPLY[@]}"'
        """)
    }
    #expect(outcome.output.split(whereSeparator: \.isWhitespace) == ["detector", "draw", "doctor"])
  }

  @Test func doctorFindsThisInstallSound() async throws {
    let outcome = try await inFolder { try $0.run("doctor", "--format", "csv") }
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(outcome.output.contains("random numbers,sound,as published"))
    #expect(outcome.output.contains("\nHDF5,sound,1."))
  }

  @Test func benchTimesTheJobsAskedFor() async throws {
    let outcome = try await inFolder {
      try $0.run("bench", "--only", "philox,normal", "--seconds", "0.01", "--format", "csv")
    }
    #expect(outcome.code == 0)
    #expect(
      outcome.output.split(separator: "\n").map { $0.prefix { $0 != "," } } == [
        "job", "philox", "normal",
      ])
  }

  /// A job of all threads brings the one of one thread with it.
  @Test func benchComparesThreads() async throws {
    let outcome = try await inFolder {
      try $0.run(
        "bench", "--only", "areas-parallel", "--seconds", "0.01", "--threads", "2", "--format",
        "csv")
    }
    #expect(outcome.code == 0)
    let lines = outcome.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    try #require(lines.count == 3)
    #expect(lines[0] == ["job", "item", "ns_per_item", "items_per_s", "threads", "speed_up"])
    #expect(lines[1].first == "areas" && lines[1][4] == "1" && lines[1][5].isEmpty)
    #expect(lines[2].first == "areas-parallel" && lines[2][4] == "2")
    #expect(try #require(Double(lines[2][5])) > 0)
  }

  private func inFolder(_ body: (Program) throws -> Program.Outcome) async throws -> Program.Outcome
  {
    try await withTemporaryFolder { try body(Program(in: $0)) }
  }
}
