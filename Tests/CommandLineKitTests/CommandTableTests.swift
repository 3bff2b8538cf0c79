import CommandLineKit
import Testing

struct CommandTableTests {
  let table = SampleTable.table

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  @Test(
    arguments: [
      ("", .help(verb: [])),
      ("help", .help(verb: [])),
      ("--help", .help(verb: [])),
      ("-h", .help(verb: [])),
      ("--unknown --help", .help(verb: [])),
      ("help medium gas", .help(verb: ["medium", "gas"])),
      ("medium --help", .help(verb: ["medium"])),
      ("medium gas -h", .help(verb: ["medium", "gas"])),
      ("simulate --banana --help", .help(verb: ["simulate"])),
      ("--quiet simulate --help", .help(verb: ["simulate"])),
      ("--version", .version),
      ("--quiet --version", .version),
    ] as [(String, Request)])
  func helpAndVersionAreRequests(line: String, request: Request) throws {
    #expect(try table.parse(words(line)) == request)
  }

  @Test(arguments: [
    "medium gas --quiet --threads 3", "--quiet medium gas --threads=3",
    "--threads 3 -q medium gas", "medium --threads 3 gas --quiet", "-- medium gas -q --threads 3",
  ])
  func commonOptionsMayStandAnywhere(line: String) throws {
    guard case .run(let verb, let arguments) = try table.parse(words(line)) else {
      Issue.record("not a verb")
      return
    }
    #expect(verb == ["medium", "gas"])
    #expect(arguments.has("quiet"))
    #expect(try arguments.integer("threads") == 3)
  }

  @Test(arguments: [
    ("smulate", "unknown verb 'smulate'; did you mean 'simulate'?"),
    ("SIMULATE", "unknown verb 'SIMULATE'; did you mean 'simulate'?"),
    ("smulate --help", "unknown verb 'smulate'; did you mean 'simulate'?"),
    ("help compar", "unknown verb 'compar'; did you mean 'compare'?"),
    ("banana", "unknown verb 'banana'"),
    ("--quiet", "missing verb"),
    ("medium", "missing verb after 'medium': expected one of transport, gas"),
    ("medium has", "unknown verb 'has' after 'medium'; did you mean 'gas'?"),
    ("medium x", "unknown verb 'x' after 'medium': expected one of transport, gas"),
    ("--quit simulate", "unknown option '--quit'; did you mean '--quiet'?"),
    ("--vresion", "unknown option '--vresion'; did you mean '--version'?"),
    ("medium gas --field 3", "unknown option '--field'"),
    ("simulate -o f --sede 7", "unknown option '--sede'; did you mean '--seed'?"),
    ("simulate -o f --sede=7", "unknown option '--sede'; did you mean '--seed'?"),
    ("simulate -o f --hepl", "unknown option '--hepl'; did you mean '--help'?"),
    ("simulate -o f -x", "unknown option '-x'"),
    ("simulate -o f --zz", "unknown option '--zz'"),
    ("simulate -o f -mean 3", "unknown option '-mean'; did you mean '--mean'?"),
    ("simulate -o f --help=me", "the option '--help' takes no value, but 'me' was given"),
    ("simulate", "missing option '--output <file>'"),
    ("simulate -o f --seed", "missing value for '--seed <number>'"),
    ("simulate -o", "missing value for '-o <file>'"),
    ("simulate --output --force", "missing value for '--output <file>'"),
    ("simulate --output -s 3", "missing value for '--output <file>'"),
    ("simulate -o f --force=yes", "the option '--force' takes no value, but 'yes' was given"),
    (
      "simulate -o f --format jsn",
      "the value 'jsn' is invalid for '--format'; did you mean 'json'?"
    ),
    (
      "simulate -o f --format x",
      "the value 'x' is invalid for '--format': expected one of table, csv, json"
    ),
    (
      "simulate -o f --kind beta,gama",
      "the value 'gama' is invalid for '--kind'; did you mean 'gamma'?"
    ),
    (
      "simulate -o f --kind beta,",
      "the value '' is invalid for '--kind': expected one of beta, gamma, nr"
    ),
    ("simulate -o f one two", "unexpected argument 'two': expected only [<study>]"),
    ("medium gas one", "unexpected argument 'one': expected options only"),
    ("compare", "missing argument '<reference>'"),
    ("compare one", "missing argument '<file>'"),
    ("completions", "missing argument '<shell>'"),
    ("completions bsh", "the value 'bsh' is invalid for '<shell>'; did you mean 'bash'?"),
    (
      "completions bash zsh", "unexpected argument 'zsh': expected only <shell>"
    ),
  ])
  func mistakeIsNamed(line: String, sentence: String) {
    let error = #expect(throws: UsageError.self) { try table.parse(words(line)) }
    #expect(error?.description == sentence)
  }

  @Test(arguments: [
    ("banana", "try 'sample --help'"),
    ("simulate --banana", "try 'sample simulate --help'"),
    ("--quiet medium banana", "try 'sample medium --help'"),
    ("medium gas 3", "try 'sample medium gas --help'"),
  ])
  func adviceNamesTheVerbReached(line: String, advice: String) {
    #expect(table.advice(for: words(line)) == advice)
  }

  /// Whatever is typed gives a request or one sentence, and both spellings of a value are the same.
  @Test func anyWordsAreAnswered() throws {
    let vocabulary = [
      "simulate", "medium", "gas", "compare", "help", "x", "-", "--", "-3", "-o", "-s", "-q", "-z",
      "--output", "--seed", "--seed=3", "--kind", "beta,nr", "--format=", "csv", "--force", "=",
      "--mean", "--threads", "--quiet=1", "--help", "--version", "", "---", "é",
    ]
    var generator = SplitMix64(state: 11)
    var runs = 0
    for _ in 0..<20_000 {
      let start = Bool.random(using: &generator) ? ["simulate", "--output=f"] : []
      let words = (0..<Int.random(in: 0...6, using: &generator)).reduce(into: start) { words, _ in
        words += vocabulary.randomElement(using: &generator).map { [$0] } ?? []
      }
      do throws(UsageError) {
        guard case .run(let verb, let arguments) = try table.parse(words) else { continue }
        runs += 1
        let joined =
          verb
          + arguments.settings.filter { arguments.has($0.name) }
          .map { $0.value == "true" ? "--\($0.name)" : "--\($0.name)=\($0.value)" }
        let again = try table.parse(joined + ["--"] + arguments.positionals)
        #expect(again == .run(verb: verb, arguments), "\(words)")
      } catch {
        #expect(error.description.first?.isLowercase == true, "\(words)")
        #expect(!error.description.hasSuffix("."), "\(words)")
        #expect(!error.description.contains("\n"), "\(words)")
      }
    }
    // Enough of them make sense for the law to have been tried.
    #expect(runs > 500)
  }

  @Test func contradictingTablesStopTheProgram() async {
    await #expect(processExitsWith: .failure) {
      _ = CommandTable(
        program: "sample", summary: "", groups: [],
        commonOptions: [Option("help", help: "Built in already.")])
    }
    await #expect(processExitsWith: .failure) {
      let clash = Verb("clash", summary: "", options: [Option("quiet", help: "Common already.")])
      _ = CommandTable(
        program: "sample", summary: "", groups: [VerbGroup("All", [clash])],
        commonOptions: [Option("quiet", help: "")])
    }
    await #expect(processExitsWith: .failure) {
      _ = Option(
        "format", .value(placeholder: "format", .choice(of: OutputFormat.self)), help: "",
        fallback: "xml")
    }
  }
}
