import CommandLineKit
import Plotting
import Reporting
import Storage
import Studies

/// `darkfield show`: what a file holds, and where it came from.
enum ShowVerb: ProgramVerb {
  static let verb = Verb(
    "show", summary: "Say what a file holds and where it came from.",
    discussion: """
      Reads HDF5 (told by its first bytes), CSV and YAML (told by their names), also files that \
      Darkfield did not write. With --plot it draws what the file is about: the areas or one event, \
      scores, the curves of a training, or the columns of a table; at a terminal it always draws \
      that in characters. The facts about the file stand above the table; in JSON, where there \
      is no place for them, ask for them with --facts.
      """,
    positionals: [Positional("file", .file, help: "The file.")],
    options: [
      Option("facts", help: "Print the facts alone: kind, provenance, run."),
      Option(
        "verify", help: "Compare every dataset with its checksum; exit code 1 if one differs."),
      Option("bands", help: "Print where the S2 of simulated events lies for their S1."),
      Option("efficiency", help: "Print how many simulated events are registered, by energy."),
      Option("curves", help: "Print the learning curves of a model or of a checkpoint."),
      Option(
        "calibration", .value(placeholder: "file", .file),
        help: "Print whether a model's variances are the scatter of the events of this file."),
      Option(
        "event", .value(placeholder: "number"),
        help: "Print what is known of one event, by its number from 0."),
      Option(
        "browse", .value(placeholder: "file", .file),
        help: "Write a page (HTML) on which the events are looked at one by one."),
      Option(
        "scores", .value(placeholder: "file", .file),
        help: "Their scores, for that page: the most anomalous events come first."),
      Option(
        "events", .value(placeholder: "number"), help: "How many events the page holds.",
        fallback: "100"),
      CommonOptions.plot,
      Option("force", help: "Replace the figure or the page where it exists.", short: "f"),
      CommonOptions.threads, OutputFormat.option,
    ],
    examples: [
      Verb.Example("darkfield show events.h5", "Its datasets, with ranges and checksums."),
      Verb.Example(
        "darkfield show events.h5 --facts --format json", "Its provenance, for a program."),
      Verb.Example("darkfield show model.h5 --curves", "The losses after each epoch."),
      Verb.Example(
        "darkfield show events.h5 --event 3 --plot event.svg",
        "What the detector saw of one event: waveforms and hits."),
      Verb.Example(
        "darkfield show events.h5 --scores scores.h5 --browse events.html",
        "The most anomalous events, to be looked at."),
    ])

  /// Options that print something else than the list of what is in the file; one at a time.
  private static let views = ["bands", "efficiency", "curves", "calibration", "event", "browse"]

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let file = arguments.word("file") ?? ""
    let format = try arguments.choice("format", as: OutputFormat.self)
    for (number, view) in views.enumerated() {
      for other in views[..<number] { try arguments.refuse(other, with: view) }
    }
    let plot = try arguments.figureFile()
    if arguments.has("calibration") {
      try arguments.refuse("plot", with: "calibration")
      let model = try ModelFile(path: file)
      let rows = try RowFile(path: arguments.path("calibration"), blocks: model.blocks)
      let calibration = try decoderCalibration(
        of: model.model(of: file), on: rows, threads: arguments.threads)
      try StandardOutput.write(ModelTables.calibration(calibration), as: format)
      return .done
    }
    if arguments.has("curves") {
      let curves = try LearningCurves(of: file)
      try plot?.write(.contents(of: file))
      try StandardOutput.write(ModelTables.curves(curves), as: format)
      return .done
    }
    if arguments.has("browse") {
      try browse(file, arguments)
      return .done
    }
    if arguments.has("bands") {
      let bands = try EventBand.bands(of: file)
      try plot?.write(.bands(bands))
      try StandardOutput.write(EventTables.bands(bands), as: format, above: .bands(bands))
      return .done
    }
    if arguments.has("efficiency") {
      let efficiencies = try EventEfficiency.efficiencies(of: file)
      try plot?.write(.efficiencies(efficiencies))
      try StandardOutput.write(
        EventTables.efficiencies(efficiencies), as: format, above: .efficiencies(efficiencies))
      return .done
    }
    if arguments.has("event") {
      let events = try EventFile(path: file)
      let last = events.count - 1
      guard last >= 0 else {
        throw arguments.invalid("event", expected: "none: the file has no events")
      }
      let event = try events.event(arguments.integer("event", in: 0...last))
      if let plot {
        guard let figure = Figure.event(event, of: events) else {
          throw StorageError.absent(
            path: file, place: "groups",
            expected: "waveforms or patterns, as 'simulate --level full' writes",
            suggestion: nil)
        }
        try plot.write(figure)
      }
      try StandardOutput.write(
        EventTables.event(event, isForPeople: format == .table), as: format,
        above: .event(event, of: events))
      return .done
    }
    if let plot { try plot.write(.contents(of: file)) }
    let contents = try FileContents(of: file, verifying: arguments.has("verify"))
    try StandardOutput.write(
      arguments.has("facts") ? facts(contents) : table(contents, isForPeople: format == .table),
      as: format, above: arguments.has("facts") ? nil : .glance(at: file))
    return .done
  }

  private static func browse(_ file: String, _ arguments: ParsedArguments) throws {
    let page = try arguments.path("browse")
    let overwrite = arguments.has("force")
    try PendingFile(path: page, overwrite: overwrite).abandon()
    let scores = arguments.has("scores") ? try arguments.path("scores") : nil
    var report = try eventReport(
      of: file, scores: scores, count: try arguments.integer("events", in: 1...10_000))
    report.provenance = arguments.provenance(verb: "show", inputs: [try inputFile(file)])
    try report.write(to: page, overwrite: overwrite)
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
