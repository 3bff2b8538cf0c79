import CommandLineKit
import Inference
import Studies

/// `darkfield yellin-table`: the table of the optimum interval, made again.
enum YellinTableVerb: ProgramVerb {
  static let verb = Verb(
    "yellin-table", summary: "Simulate the table that 'counts --method optimum-interval' uses.",
    discussion: """
      The program holds the table of the default options, and this makes the same bytes again. \
      Another seed makes an independent one, whose differences show the error of simulation.
      """,
    options: [
      CommonOptions.output,
      Option(
        "count", .value(placeholder: "number"),
        help: "How many experiments are simulated at every expected signal, twice.", short: "n",
        fallback: "1e6"),
      Option("seed", .value(placeholder: "number"), help: "The seed.", fallback: "1"),
      CommonOptions.threads, CommonOptions.force,
    ],
    examples: [
      Verb.Example(
        "darkfield yellin-table --output table.bin", "The table of the program, in some minutes.")
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let meter = arguments.progressMeter(
      "yellin-table", total: OptimumIntervalTable.simulatedMeans, unit: "signals")
    defer { meter.finish() }
    try await makeYellinTable(
      to: try arguments.path("output"), overwrite: arguments.has("force"),
      tries: try arguments.integer("count", in: 1000...1_000_000_000),
      seed: try arguments.unsigned("seed"), threads: try arguments.threads
    ) { done in
      try Interruption.check()
      meter.reach(done)
    }
    return .done
  }
}
