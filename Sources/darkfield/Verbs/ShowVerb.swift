import CommandLineKit
import Storage
import Studies

/// `darkfield show`: what a file holds, and where it came from.
enum ShowVerb: ProgramVerb {
  static let verb = Verb(
    "show", summary: "Say what a file holds and where it came from.",
    discussion: """
      Reads HDF5 (told by its first bytes), CSV and YAML (told by their names), also files that \
      Darkfield did not write. The facts about the file stand above the table; in JSON, where there \
      is no place for them, ask for them with --facts.
      """,
    positionals: [Positional("file", .file, help: "The file.")],
    options: [
      Option("facts", help: "Print the facts alone: kind, provenance, run."),
      Option(
        "verify", help: "Compare every dataset with its checksum; exit code 1 if one differs."),
      Option("bands", help: "Print where the S2 of simulated events lies for their S1."),
      Option("efficiency", help: "Print how many simulated events are registered, by energy."),
      OutputFormat.option,
    ],
    examples: [
      Verb.Example("darkfield show events.h5", "Its datasets, with ranges and checksums."),
      Verb.Example(
        "darkfield show events.h5 --facts --format json", "Its provenance, for a program."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let file = arguments.word("file") ?? ""
    let format = try arguments.choice("format", as: OutputFormat.self)
    try arguments.refuse("bands", with: "efficiency")
    if arguments.has("bands") {
      try StandardOutput.write(EventTables.bands(EventBand.bands(of: file)), as: format)
      return .done
    }
    if arguments.has("efficiency") {
      try StandardOutput.write(
        EventTables.efficiencies(EventEfficiency.efficiencies(of: file)), as: format)
      return .done
    }
    let contents = try FileContents(of: file, verifying: arguments.has("verify"))
    try StandardOutput.write(
      arguments.has("facts") ? facts(contents) : table(contents, isForPeople: format == .table),
      as: format)
    return .done
  }

  private static func facts(_ contents: FileContents) -> ResultTable {
    ResultTable([
      ResultTable.Column("fact", .texts(contents.facts.map(\.name))),
      ResultTable.Column("value", .texts(contents.facts.map(\.value))),
    ])
  }

  /// The items; a column in which no item has anything is left out, and people see the beginnings
  /// of checksums.
  private static func table(_ contents: FileContents, isForPeople: Bool) -> ResultTable {
    let items = contents.items
    var columns = [
      ResultTable.Column("name", .texts(items.map(\.name))),
      ResultTable.Column("type", .texts(items.map(\.type))),
      ResultTable.Column("shape", .texts(items.map(\.shape))),
    ]
    if items.contains(where: { $0.minimum != nil }) {
      columns += [
        ResultTable.Column("minimum", .numbers(items.map(\.minimum))),
        ResultTable.Column("mean", .numbers(items.map(\.mean))),
        ResultTable.Column("maximum", .numbers(items.map(\.maximum))),
      ]
    }
    if items.contains(where: { $0.storedBytes != nil }) {
      columns += [
        ResultTable.Column("stored_bytes", .integers(items.map(\.storedBytes))),
        ResultTable.Column("compression", .texts(items.map(\.compression))),
        ResultTable.Column(
          "sha256",
          .texts(
            isForPeople
              ? items.map { $0.checksum.map { "\($0.prefix(12))…" } } : items.map(\.checksum)
          )),
      ]
    }
    return ResultTable(
      columns, comments: contents.facts.flatMap { Provenance.lines(of: $0.name, $0.value) })
  }
}
