import CommandLineKit
import Testing

struct ParsedArgumentsTests {
  private func parse(_ words: [String]) throws -> ParsedArguments {
    let request = try SampleTable.table.parse(["simulate", "-o", "f"] + words)
    guard case .run(_, let arguments) = request else { throw UsageError.missingArgument("verb") }
    return arguments
  }

  @Test(arguments: [
    ["--seed", "7"], ["--seed=7"], ["-s", "7"], ["-s=7"], ["--seed=3", "--seed", "7"],
    ["--seed", "3", "-s", "7"],
  ])
  func lastValueWins(words: [String]) throws {
    #expect(try parse(words).integer("seed") == 7)
  }

  @Test func negativeNumbersAreValuesAndWords() throws {
    #expect(try parse(["--mean", "-3"]).number("mean") == -3)
    #expect(try parse(["--mean", "-.5e-3"]).number("mean") == -0.5e-3)
    #expect(try parse(["-7"]).positionals == ["-7"])
  }

  @Test func loneHyphenIsAWord() throws {
    #expect(try parse(["-"]).positionals == ["-"])
    #expect(try parse(["--output", "-"]).string("output") == "-")
  }

  @Test func valueAfterTheEqualsSignIsTakenAsItIs() throws {
    #expect(try parse(["--output=--odd=name"]).path("output") == "--odd=name")
    #expect(try parse(["--mean="]).string("mean") == "")
  }

  @Test func everythingAfterTheDoubleHyphenIsAWord() throws {
    let parsed = try parse(["--force", "--", "--seed"])
    #expect(parsed.has("force"))
    #expect(!parsed.has("seed"))
    #expect(parsed.positionals == ["--seed"])
    #expect(try parse(["--", "--help"]).positionals == ["--help"])
  }

  @Test func wordsMayStandBetweenOptions() throws {
    let parsed = try SampleTable.arguments("compare -q a b --threads 2 c")
    #expect(parsed.words("reference") == ["a"])
    #expect(parsed.word("reference") == "a")
    #expect(parsed.words("file") == ["b", "c"])
    #expect(try parse([]).word("study") == nil)
  }

  @Test func settingsAreThoseOfTheTableInItsOrder() throws {
    let settings = try parse(["--force", "--seed", "7"]).settings
    #expect(
      settings.map { "\($0.name)=\($0.value)" } == [
        "output=f", "detector=darwin", "count=1e6", "seed=7", "kind=beta", "energies=1:3:1",
        "force=true", "format=table", "threads=all",
      ])
  }

  @Test func askingForWhatTheVerbLacksStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      _ = try SampleTable.arguments("medium gas").string("seed")
    }
    await #expect(processExitsWith: .failure) {
      _ = try SampleTable.arguments("medium gas").string("quiet")
    }
    await #expect(processExitsWith: .failure) {
      _ = try SampleTable.arguments("medium gas").words("file")
    }
  }
}
