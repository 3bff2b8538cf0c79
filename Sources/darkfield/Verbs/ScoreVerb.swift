import CommandLineKit
import Kernels
import Learning
import Storage
import Studies

/// `darkfield score`: how little each event looks like what a model has learnt.
enum ScoreVerb: ProgramVerb {
  static let verb = Verb(
    "score", summary: "Give each event of a file its anomaly score.",
    discussion: """
      Writes the score 'ts' with its parts: the divergence, the reconstruction of each block, the \
      classifier's logit and the latent variables; of simulated events also what they are. With \
      several seeds, the mean over them, and each by itself in a group. An event's score does not \
      depend on the others, on the threads or on where the file was cut.
      """,
    positionals: [
      Positional("model", .file, help: "A file that 'darkfield train' wrote."),
      Positional("events", .file, help: "An HDF5 file with rows like those it was trained on."),
    ],
    options: [
      Option(
        "output", .value(placeholder: "file", .file),
        help: "The file to write, HDF5 or CSV by its suffix.", short: "o", isRequired: true),
      Option(
        "weight", .value(placeholder: "number"),
        help: "The classifier's weight in natural units; the model's own unless given."),
      Option(
        "draws", .value(placeholder: "number"),
        help: "Average over draws of the latent variables instead of taking their means."),
      Option("seed", .value(placeholder: "number"), help: "The seed of the draws.", fallback: "1"),
      NetworkOptions.precision, CommonOptions.threads, CommonOptions.plot,
      CommonOptions.force,
    ],
    examples: [
      Verb.Example("darkfield score model.h5 events.h5 -o scores.h5", "For the tests."),
      Verb.Example("darkfield score model.h5 events.h5 -o scores.csv", "For a spreadsheet."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let plot = try arguments.figureFile()
    let model = arguments.word("model") ?? ""
    let events = arguments.word("events") ?? ""
    let seed = try arguments.unsigned("seed")
    let latent: AnomalyScorer.Latent =
      arguments.has("draws")
      ? .draws(try arguments.integer("draws", in: 1...65_536), seed: seed) : .mean
    let precision: Compute.Precision =
      arguments.has("precision") ? try arguments.choice("precision") : .float32
    arguments.remark(on: precision)
    let threads = try arguments.threads
    let scoring = try EventScoring(
      of: events, by: model,
      coefficient: arguments.has("weight") ? try arguments.number("weight", .nonNegative) : nil,
      latent: latent, threads: threads, precision: precision)
    let meter = arguments.progressMeter("score", total: scoring.file.rows, unit: "events")
    defer { meter.finish() }
    let output = try arguments.path("output")
    try scoreEvents(
      scoring, to: output, overwrite: arguments.has("force"),
      threads: threads,
      provenance: arguments.provenance(
        verb: "score", seed: arguments.has("draws") ? seed : nil,
        inputs: [try inputFile(model), try inputFile(events)])
    ) { done in
      try Interruption.check()
      meter.reach(done)
    }
    try plot?.write(.scores(ScoresOfKind.read(from: output)))
    return .done
  }
}
