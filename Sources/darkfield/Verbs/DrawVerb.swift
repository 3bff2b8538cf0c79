import CommandLineKit
import Storage
import Studies

/// `darkfield draw`: a table of random numbers.
enum DrawVerb: ProgramVerb {
  static let verb = Verb(
    "draw", summary: "Draw a table of random numbers from named laws.",
    discussion: """
      The file says how many rows there are, and the law of each column: \
      \(Law.names.joined(separator: ", ")). For example:

        rows: 100000
        seed: 7
        columns:
          energy: { law: exponential, mean: 5 }
          s1: { law: poisson, mean: 30 }

      The numbers depend on the seed alone, not on the threads, and more rows continue the same \
      columns.
      """,
    positionals: [Positional("file", .file, help: "The YAML file that says what to draw.")],
    options: [
      CommonOptions.output,
      Option(
        "count", .value(placeholder: "number"), help: "How many rows, instead of the file's.",
        short: "n"),
      Option("seed", .value(placeholder: "number"), help: "The seed, instead of the file's."),
      CommonOptions.threads, CommonOptions.force,
    ],
    examples: [
      Verb.Example(
        "darkfield draw toys.yaml --output toys.h5", "The table as HDF5, one dataset a column."),
      Verb.Example(
        "darkfield draw toys.yaml --count 1e6 --seed 8 --output toys.csv", "More of it, as CSV."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let file = arguments.word("file") ?? ""
    var recipe = try YAMLDecoder().decode(TableRecipe.self, fromFile: file)
    if arguments.has("count") { recipe.rows = try arguments.integer("count", in: 0...Int.max) }
    if arguments.has("seed") { recipe.seed = try arguments.unsigned("seed") }

    let meter = arguments.progressMeter("draw", total: recipe.rows, unit: "rows")
    defer { meter.finish() }
    try await drawTable(
      recipe, to: try arguments.path("output"), overwrite: arguments.has("force"),
      threads: try arguments.threads,
      provenance: arguments.provenance(
        verb: "draw", configuration: try YAMLEncoder().encode(recipe), seed: recipe.seed)
    ) { rows in
      try Interruption.check()
      meter.reach(rows)
    }
    return .done
  }
}
