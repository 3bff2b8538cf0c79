import CommandLineKit
import Inference
import Studies

/// `darkfield sensitivity`: what significance experiments with a signal would find.
enum SensitivityVerb: ProgramVerb {
  static let verb = Verb(
    "sensitivity", summary: "Say what significance experiments with a signal would find.",
    discussion: """
      Prints the median and the band that 16 % and 84 % of experiments do not reach. The signal is a \
      table like the background's, or a YAML list, whose events are those at its cross section:

        cross_section: 1e-47
        signals:
          - { name: light, mass: 10, file: wimp-10.csv, expected: 12.5 }
          - { name: heavy, mass: 50, file: wimp-50.csv, expected: 305 }

      Experiments are drawn at the nominal rates, and judged by the law of the background with the \
      rates as they are known.
      """,
    options: InferenceOptions.background + [
      Option(
        "signal", .value(placeholder: "file", .file), help: "The signal, or a list of several.",
        isRequired: true),
      Option(
        "signal-events", .value(placeholder: "numbers"),
        help: "How many signal events: 20,60,100; those that a list states unless given."),
      Option(
        "cross-sections", .value(placeholder: "numbers"),
        help: "The cross sections of a plane, in the unit of the list: log:1e-49:1e-46:20."),
      Option(
        "exposure-scale", .value(placeholder: "numbers"),
        help: "Exposures in units of that given, with which background and signal grow.",
        fallback: "1"),
      Option(
        "for-z", .value(placeholder: "numbers"),
        help: "Print where the median reaches these significances: 1,2,3."),
      Option(
        "vary", .value(placeholder: "what", .choice(of: SensitivityQuestion.Growth.self)),
        help: "What grows for that.", fallback: SensitivityQuestion.Growth.signal.rawValue),
    ] + InferenceOptions.statistics,
    examples: [
      Verb.Example(
        "darkfield sensitivity --background f0.csv --expected 6500 --signal fs.csv "
          + "--signal-events 20,60,100 --statistic paper-q,averaged-lr",
        "Two statistics, three strengths of a signal."),
      Verb.Example(
        "darkfield sensitivity --background f0.csv --expected 6500 --signal wimps.yaml --for-z 1,2,3 "
          + "--statistic paper-q",
        "The contours of a plane of masses and cross sections."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let plot = try arguments.figureFile()
    let plan = try arguments.readStatisticPlan()
    let reading = try arguments.scoreReading
    let signals = try SignalList(path: try arguments.path("signal"), reading: reading)
    let background = try arguments.readBackground()
    let question = try question(arguments, signals, background, plan)
    let meter = arguments.progressMeter("sensitivity", total: question.rowCount, unit: "rows")
    defer { meter.finish() }
    var leftOut: [(name: String, reason: String)] = []
    let rows = try question.answer(leftOut: &leftOut) {
      try Interruption.check()
      meter.advance()
    }
    meter.finish()
    var facts = Assumptions(background)
    for (name, reason) in leftOut { facts.add("left out", "\(name): \(reason)") }
    describe(rows, &facts)
    try plot?.write(.sensitivity(rows, of: question))
    let format = try arguments.choice("format", as: OutputFormat.self)
    try StandardOutput.write(
      arguments.has("facts") ? facts.table : table(rows, question, facts), as: format)
    return .done
  }

  private static func question(
    _ arguments: ParsedArguments, _ signals: SignalList, _ background: Background,
    _ plan: StatisticPlan
  ) throws -> SensitivityQuestion {
    try arguments.refuse("signal-events", with: "cross-sections")
    let growth = try arguments.choice("vary", as: SensitivityQuestion.Growth.self)
    var signals = signals
    let points: SensitivityQuestion.Points
    if arguments.has("for-z") {
      try arguments.refuse("for-z", with: "cross-sections")
      points = .significances(try arguments.numbers("for-z"), growth)
      if growth == .exposure {
        try arguments.refuse("exposure-scale", with: "for-z")
        if arguments.has("signal-events") {
          signals = try signals.with(events: try arguments.number("signal-events", .positive))
        } else if !signals.signals.allSatisfy(\.hasExpectation) {
          _ = try arguments.string("signal-events")
        }
      } else {
        try arguments.refuse("for-z", with: "signal-events")
      }
    } else if arguments.has("cross-sections") {
      guard signals.crossSection != nil, signals.signals.allSatisfy(\.hasExpectation) else {
        throw arguments.invalid(
          "cross-sections",
          expected: "a list of signals that states a cross section and the events at it")
      }
      points = .crossSections(try arguments.numbers("cross-sections", .positive))
    } else if arguments.has("signal-events") || !signals.signals.allSatisfy(\.hasExpectation) {
      points = .events(try arguments.numbers("signal-events", .positive))
    } else {
      points = .stated
    }
    return SensitivityQuestion(
      points, of: signals, on: background, plan: plan,
      exposures: try arguments.numbers("exposure-scale", .positive))
  }

  private static func describe(_ rows: [SensitivityRow], _ facts: inout Assumptions) {
    var seen: Set<String> = []
    for row in rows {
      if let method = row.band?.median.method, seen.insert(row.statistic).inserted {
        facts.add("method", "\(row.statistic): \(method)")
      }
      guard let reach = row.reach, let wanted = row.wanted else { continue }
      if reach.argument == nil {
        facts.add(
          "not reached",
          "\(row.statistic), \(row.signal.name): Z = \(wanted), highest "
            + "median \(reach.highest)")
      } else if !reach.isMonotone {
        facts.add(
          "not monotone",
          "\(row.statistic), \(row.signal.name): the median falls before it reaches \(wanted)")
      }
    }
  }

  private static func table(
    _ rows: [SensitivityRow], _ question: SensitivityQuestion, _ facts: Assumptions
  ) -> ResultTable {
    var columns = [ResultTable.Column("statistic", .texts(rows.map(\.statistic)))]
    if question.signals.isNamed {
      columns.append(ResultTable.Column("signal", .texts(rows.map(\.signal.name))))
    }
    if rows.contains(where: { $0.signal.mass != nil }) {
      columns.append(ResultTable.Column("mass", .numbers(rows.map(\.signal.mass))))
    }
    if question.variesExposure {
      columns.append(ResultTable.Column("exposure_scale", .numbers(rows.map(\.exposure))))
    }
    if question.signals.crossSection != nil {
      columns.append(ResultTable.Column("cross_section", .numbers(rows.map(\.crossSection))))
    }
    columns.append(ResultTable.Column("signal_events", .numbers(rows.map(\.events))))
    if case .significances = question.points {
      columns.append(ResultTable.Column("Z_median", .numbers(rows.map(\.wanted))))
    } else {
      columns += [
        ResultTable.Column("value_median", .numbers(rows.map { $0.band?.medianValue })),
        ResultTable.Column("p_median", .numbers(rows.map { $0.band?.median.probability })),
        ResultTable.Column("Z_median", .numbers(rows.map { $0.band?.median.z })),
        ResultTable.Column("Z_16pct", .numbers(rows.map { $0.band?.lower.z })),
        ResultTable.Column("Z_84pct", .numbers(rows.map { $0.band?.upper.z })),
      ]
    }
    return ResultTable(columns, comments: facts.lines)
  }
}
