import CommandLineKit
import Kernels
import Learning
import Storage
import Studies

/// `darkfield train`: networks that know what is normal.
enum TrainVerb: ProgramVerb {
  static let verb = Verb(
    "train", summary: "Train an autoencoder and a classifier on files of events.",
    discussion: """
      The autoencoder learns electron recoils, the classifier to tell them from nuclear recoils. \
      Simulated events say what they are; those that failed their cuts are left out. In files of \
      your own, '--labels' names a dataset of 0 (normal) and 1, or the first file is the normal one \
      and the second the other. Stopped by Ctrl-C, the same command goes on where it stood.
      """,
    positionals: [
      Positional("files", .file, help: "HDF5 files with a row for every event.", count: .any)
    ],
    options: [
      Option(
        "config", .value(placeholder: "file", .file),
        help: "A YAML file of the networks; '--print-config' prints one."),
      Option("print-config", help: "Print the default file of the networks, explained."),
      Option(
        "blocks", .value(placeholder: "datasets"),
        help: "The datasets that make up a row, as in 's1,s2_top+s2_bottom'."),
      Option(
        "labels", .value(placeholder: "dataset"),
        help: "The dataset that says what each row is: 0 or 1."),
      Option(
        "seed", .value(placeholder: "numbers"),
        help: "One pair of networks is trained from each seed; those of the file unless given."),
      NetworkOptions.precision,
      Option(
        "weights", .value(placeholder: "file", .file),
        help: """
          Begin with the arrays of this HDF5 or .npz file, 'vae/encoder.0.weight' and so on, in place \
          of random weights; with 'epochs: 0' they stay as they are.
          """),
      Option(
        "convention", .value(placeholder: "name", .choice(of: WeightConvention.self)),
        help: "How that file lays out dense layers: inputs x outputs, or as PyTorch does.",
        fallback: WeightConvention.darkfield.rawValue),
      Option("output", .value(placeholder: "file", .file), help: "The file to write.", short: "o"),
      CommonOptions.plot, CommonOptions.threads, CommonOptions.force, OutputFormat.option,
    ],
    examples: [
      Verb.Example("darkfield train er.h5 nr.h5 -o model.h5", "The default networks."),
      Verb.Example("darkfield train --print-config > networks.yaml", "Their file, to be changed."),
      Verb.Example(
        "darkfield train mine.h5 --blocks waveform --labels is_odd -o model.h5",
        "On a table of your own."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    if arguments.has("print-config") {
      try StandardOutput.write(NetworkSettings.commentedYAML)
      return .done
    }
    guard !arguments.positionals.isEmpty else { throw UsageError.missingArgument("files") }
    guard arguments.has("output") else {
      throw UsageError.missingOption("--output", placeholder: "file")
    }
    let plot = try arguments.figureFile()
    let rows = try TrainingRows(
      of: arguments.positionals, blocks: try arguments.blocks(),
      labels: arguments.has("labels") ? try arguments.string("labels") : nil)
    let settings = try settings(arguments, for: rows)
    arguments.remark(on: settings.precision)
    let threads = try arguments.threads
    let beginning =
      arguments.has("weights")
      ? BeginningWeights(
        path: try arguments.path("weights"), convention: try arguments.choice("convention")) : nil
    let training = NetworkTraining(
      rows, settings: settings, output: try arguments.path("output"),
      provenance: arguments.provenance(
        verb: "train", configuration: try YAMLEncoder().encode(settings),
        inputs: rows.files + (try beginning.map { [try $0.file] } ?? [])),
      threads: threads, beginning: beginning)
    let earlier = try training.earlierProgress()
    if earlier != nil, !arguments.has("quiet") {
      Terminal.say("going on from '\(training.checkpoint)'\n")
    }
    let report = TrainingReport(settings, arguments)
    defer { report.finish() }
    let model = try training.run(
      from: earlier, overwrite: arguments.has("force"), afterEpoch: report.afterEpoch)
    report.finish()
    guard model.isComplete else {
      Terminal.say("stopped; the same command goes on from '\(training.checkpoint)'\n")
      throw Interruption.Interrupted()
    }
    let networks = try model.model(of: training.output)
    try plot?.write(.training(networks))
    let summary = try TrainingSummary(networks, on: rows, threads: threads)
    try StandardOutput.write(table(summary), as: try arguments.choice("format"))
    return .done
  }

  private static func settings(
    _ arguments: ParsedArguments, for rows: TrainingRows
  ) throws -> NetworkSettings {
    var settings = NetworkSettings()
    if arguments.has("config") {
      settings = try YAMLDecoder().decode(
        NetworkSettings.self, fromFile: try arguments.path("config"))
    } else if rows.blocks != RowBlock.events {
      // Numbers of an unknown unit are no counts.
      settings.input.map = MapChoice(.standard)
    }
    if arguments.has("seed") {
      let seeds = try arguments.numbers("seed", .within(0...9_007_199_254_740_992))
      guard seeds.allSatisfy({ $0 == $0.rounded() }), Set(seeds).count == seeds.count else {
        throw arguments.invalid("seed", expected: "whole numbers, all different")
      }
      settings.seeds = seeds.map { UInt64($0) }
    }
    if arguments.has("precision") {
      let precision: Compute.Precision = try arguments.choice("precision")
      settings.precision = precision
      settings.autoencoder.training.precision = precision
      settings.classifier.training.precision = precision
    }
    return settings
  }

  private static func table(_ summary: TrainingSummary) -> ResultTable {
    let rows = summary.rows
    return ResultTable([
      ResultTable.Column("seed", .texts(rows.map { "\($0.seed)" })),
      ResultTable.Column("network", .texts(rows.map(\.network.rawValue))),
      ResultTable.Column("epochs", .integers(rows.map(\.epochs))),
      ResultTable.Column("best_epoch", .integers(rows.map(\.bestEpoch))),
      ResultTable.Column("training_loss", .numbers(rows.map(\.trainingLoss))),
      ResultTable.Column("validation_loss", .numbers(rows.map(\.validationLoss))),
      ResultTable.Column("area_under_curve", .numbers(rows.map(\.area))),
    ])
  }
}
