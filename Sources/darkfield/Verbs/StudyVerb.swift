import CommandLineKit
import Foundation
import Kernels
import Studies

/// `darkfield study darwin`: the whole search, from nothing to a report.
enum StudyVerb: ProgramVerb {
  static let verb = Verb(
    "study", summary: "Do a whole study, from nothing to its report.",
    verbs: [
      Verb(
        "darwin", summary: "The model-independent search for new physics in DARWIN.",
        discussion: """
          Simulates what a detector reads out, trains networks on it, scores background and signals, \
          tests them, and ends with a folder of tables, figures and a page. Ended at any moment, the \
          same command goes on where it stood; after a change of settings, only what they decide is \
          done again.
          """,
        options: [
          Option(
            "output", .value(placeholder: "folder", .file), help: "The folder of the study.",
            short: "o", fallback: folder),
          Option(
            "config", .value(placeholder: "file", .file),
            help: "A YAML file of the settings that differ; '--print-config' prints all."),
          Option(
            "events", .value(placeholder: "file", .file),
            help: "Your own events, HDF5: scored, tested and shown beside the background."),
          Option(
            "exposure", .value(placeholder: "tonne-years"), help: "The exposure of your events."),
          Option("print-config", help: "Print the file of the default settings, explained."),
          Option("quick", help: "Small samples for a first look, in less than a minute."),
          Option(
            "from", .value(placeholder: "stage"),
            help: "Do this stage and those behind it again, even where nothing changed."),
          Option(
            "until", .value(placeholder: "stage"), help: "End behind this stage."),
          Option("dry-run", help: "Print what would be done, and why; do nothing."),
          CommonOptions.threads,
        ],
        examples: [
          Verb.Example("darkfield study darwin --quick", "A first look."),
          Verb.Example("darkfield study darwin --print-config > mine.yaml", "All settings."),
          Verb.Example(
            "darkfield study darwin --config mine.yaml -o mine", "A study of your own."),
          Verb.Example(
            "darkfield study darwin --events mydata.h5 --exposure 1.5", "Are my events background?"),
        ])
    ])

  /// Where a study is unless the user says otherwise.
  static let folder = "darwin-study"

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    if arguments.has("print-config") {
      try StandardOutput.write(DarwinConfiguration.commentedYAML)
      return .done
    }
    let isQuick = arguments.has("quick")
    let configuration = try DarwinConfiguration(
      from: arguments.has("config") ? try arguments.path("config") : nil,
      size: isQuick ? .quick : .full)
    let study = DarwinStudy(
      configuration, isQuick: isQuick, own: try ownEvents(arguments, configuration))
    let runner = try StudyRunner(
      study.stages, in: StudyFolder(try arguments.path("output")),
      from: arguments.has("from") ? try arguments.string("from") : nil,
      until: arguments.has("until") ? try arguments.string("until") : nil,
      threads: try arguments.threads)
    guard !arguments.has("dry-run") else {
      let decisions = runner.decisions()
      try StandardOutput.write(
        ResultTable([
          ResultTable.Column("stage", .texts(decisions.map(\.stage.name))),
          ResultTable.Column(
            "will", .texts(decisions.map { $0.reason == nil ? "stay" : "be done" })),
          ResultTable.Column(
            "because", .texts(decisions.map { "\($0.reason.map { "\($0)" } ?? "nothing changed")" })
          ),
        ]), as: .table)
      return .done
    }
    let meter = StudyMeter(of: runner, isQuiet: arguments.has("quiet"))
    defer { meter.finish() }
    _ = try await runner.run(observe: meter.observe)
    return .done
  }
  /// The user's own events; each of the two options needs the other.
  private static func ownEvents(
    _ arguments: ParsedArguments, _ configuration: DarwinConfiguration
  ) throws -> OwnEvents? {
    guard arguments.has("events") || arguments.has("exposure") else { return nil }
    return try OwnEvents(
      path: try arguments.path("events"), exposure: try arguments.number("exposure", .positive),
      for: configuration)
  }
}
