import CommandLineKit
import Inference
import Studies

/// `darkfield test`: with what significance data are not background.
enum TestVerb: ProgramVerb {
  static let verb = Verb(
    "test", summary: "Say with what significance scores of data are not background.",
    discussion: """
      A score is any number that an anomaly detector gives an event. The background is a table \
      score,density (a grid) or score,weight (simulated events), in CSV or HDF5, or a YAML list of \
      components:

        components:
          - { name: electrons, file: er.csv, expected: 6300, uncertainty: 0.02,
              leakage: { region: highest:0.01, uncertainty: 0.5 } }
          - { name: nuclei, file: nr.csv, expected: 160, uncertainty: 0.05 }

      Uncertain rates are drawn anew for every p; --nuisance says whether likelihood ratios average \
      over them or take those that fit best. Lines that begin with # say what was assumed.
      """,
    options: InferenceOptions.background + [
      Option(
        "scores", .value(placeholder: "file", .file), help: "The scores of the data, CSV or HDF5."),
      Option(
        "value", .value(placeholder: "number"),
        help: "A value of one statistic, to be converted instead of data."),
      Option(
        "exposure-scale", .value(placeholder: "number"),
        help: "The exposure of the data in units of the background's, which is scaled to it.",
        fallback: "1"),
      Option(
        "signal", .value(placeholder: "file", .file), help: "The signal that known-signal knows."),
      Option(
        "signal-events", .value(placeholder: "events"), help: "How many events of it there are."),
      Option(
        "bootstrap", .value(placeholder: "number"),
        help: "Repeat for so many replicas of the simulated sample, and print the band of Z.",
        fallback: "0"),
      Option(
        "false-alarms", .value(placeholder: "splits"),
        help: "Split the simulated sample so often, and print how many alarms a half raises.",
        fallback: "0"),
    ] + InferenceOptions.statistics,
    examples: [
      Verb.Example(
        "darkfield test --background f0.csv --expected 6500 --scores data.csv --statistic all",
        "Every statistic on some data."),
      Verb.Example(
        "darkfield test --background f0.csv --expected 6500 --rate 0.02 --statistic paper-q "
          + "--value 21700",
        "A value from elsewhere, with a rate known to 2 %."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let plot = try arguments.figureFile()
    let plan = try arguments.readStatisticPlan()
    let (subject, rows) = try subject(arguments, plan)
    let background = try arguments.readBackground()
      .scaled(by: try arguments.number("exposure-scale", .positive))
    let test = ScoreTest(
      of: subject, against: background, plan: plan, signal: try signal(arguments, plan),
      replicas: try arguments.integer("bootstrap", in: 0...10_000),
      splits: try arguments.integer("false-alarms", in: 0...10_000))
    let meter = arguments.progressMeter("test", total: test.steps, unit: "steps")
    defer { meter.finish() }
    let result = try test.run {
      try Interruption.check()
      meter.advance()
    }
    meter.finish()
    var facts = Assumptions(background)
    let beyond = result.unsupported.map { rows?[$0] ?? $0 }
    describe(result, test, beyond, &facts)
    if !arguments.has("quiet"), !beyond.isEmpty {
      Terminal.say("remark: \(unsupported(beyond))\n")
    }
    try plot?.write(.scoreTest(result, of: test))
    let format = try arguments.choice("format", as: OutputFormat.self)
    try StandardOutput.write(
      arguments.has("facts") ? facts.table : table(result, test, facts), as: format)
    return .done
  }

  private static func subject(
    _ arguments: ParsedArguments, _ plan: StatisticPlan
  ) throws -> (ScoreTest.Subject, rows: [Int]?) {
    try arguments.refuse("scores", with: "value")
    if arguments.has("value") {
      guard plan.choices.count + plan.regions.count + plan.families.count == 1,
        plan.choices != [.all]
      else {
        throw arguments.invalid("value", expected: "one statistic, whose value it is")
      }
      return (.value(try arguments.number("value")), nil)
    }
    let data = try readScores(
      from: try arguments.path("scores"), reading: try arguments.scoreReading)
    if data.hasWeights, !arguments.has("quiet") {
      Terminal.say("remark: the weights of the data are not used\n")
    }
    if let rows = data.rows, !arguments.has("quiet") {
      Terminal.say("remark: of the data \(rows.count) events passed their cuts and are tested\n")
    }
    return (.scores(data.scores), data.rows)
  }

  private static func signal(
    _ arguments: ParsedArguments, _ plan: StatisticPlan
  ) throws -> Signal? {
    guard arguments.has("signal") else {
      if plan.choices.contains(.knownSignal) { _ = try arguments.path("signal") }
      return nil
    }
    let events = try arguments.number("signal-events", .positive)
    return try Signal(
      try readSignalShape(
        from: try arguments.path("signal"), reading: try arguments.scoreReading),
      expected: events)
  }

  private static func describe(
    _ result: ScoreTestResult, _ test: ScoreTest, _ beyond: [Int], _ facts: inout Assumptions
  ) {
    if case .scores(let scores) = test.subject { facts.add("data", "\(scores.count) events") }
    if !beyond.isEmpty { facts.add("remark", unsupported(beyond)) }
    for row in result.rows { facts.add("method", "\(row.name): \(row.significance.method)") }
    for (name, reason) in result.leftOut { facts.add("left out", "\(name): \(reason)") }
    if test.splits > 0 {
      facts.add(
        "false alarms",
        "with half of the simulation against events of the other, at 3 sigma: nominally 0.00135")
    }
  }

  private static func unsupported(_ events: [Int]) -> String {
    let most = 10
    let numbers = events.prefix(most).map { "\($0 + 1)" }.joined(separator: ", ")
    return events.count == 1
      ? "event \(numbers) has a score that the background cannot have"
      : "\(events.count) events have scores that the background cannot have: \(numbers)"
        + (events.count > most ? ", …" : "")
  }

  private static func table(
    _ result: ScoreTestResult, _ test: ScoreTest, _ facts: Assumptions
  ) -> ResultTable {
    let rows = result.rows
    var columns = [
      ResultTable.Column("statistic", .texts(rows.map(\.name))),
      ResultTable.Column("value", .numbers(rows.map(\.value))),
      ResultTable.Column("p", .numbers(rows.map(\.significance.probability))),
      ResultTable.Column("Z", .numbers(rows.map(\.significance.z))),
      ResultTable.Column("p_relative_error", .numbers(rows.map(\.significance.relativeError))),
    ]
    if test.replicas > 0 {
      columns += [
        ResultTable.Column("Z_bootstrap_16pct", .numbers(rows.map { $0.replicaZ?.lower })),
        ResultTable.Column("Z_bootstrap_84pct", .numbers(rows.map { $0.replicaZ?.upper })),
      ]
    }
    if test.splits > 0 {
      columns += [
        ResultTable.Column("false_alarm_rate", .numbers(rows.map { $0.falseAlarms?.rate })),
        ResultTable.Column("false_alarm_error", .numbers(rows.map { $0.falseAlarms?.error })),
      ]
    }
    return ResultTable(columns, comments: facts.lines)
  }
}

extension Assumptions {
  /// Lines above a table.
  var lines: [String] { facts.map { "\($0.name): \($0.value)" } }

  /// The facts as a table of their own.
  var table: ResultTable {
    ResultTable([
      ResultTable.Column("fact", .texts(facts.map(\.name))),
      ResultTable.Column("value", .texts(facts.map(\.value))),
    ])
  }
}
