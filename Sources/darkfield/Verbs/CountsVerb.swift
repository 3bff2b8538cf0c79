import CommandLineKit
import Inference
import Studies

/// `darkfield counts`: what a number of events says of a signal.
enum CountsVerb: ProgramVerb {
  static let verb = Verb(
    "counts", summary: "Print limits on a signal from a number of events, or its significance.",
    discussion: """
      Most methods take '--observed' and '--background', which is taken as known. A classical \
      limit is negative where far fewer events were seen than expected. 'asymptotic' and \
      'asymptotic-limit' use the thresholds for many events, and cover too little with few.

      'maximum-gap' and 'optimum-interval' (Yellin) take '--spectrum' and '--events', know \
      nothing of the background, and print the limit on the expected events and on the scale of \
      the spectrum, with the interval of energies that gave it.

      'on-off' takes '--observed', '--off' and '--ratio' and prints significances; 'asimov' takes \
      '--signal', '--background' and '--uncertainty' and prints the median one to expect.

      Lists multiply out: every combination has a row.
      """,
    options: own + [OutputFormat.option],
    examples: [
      Verb.Example(
        "darkfield counts --observed 4 --background 3", "The unified interval at 90%."),
      Verb.Example(
        "darkfield counts -n 0,1,2,3 -b 0.5 --level 0.9,0.95 --method cls", "A table of limits."),
      Verb.Example(
        "darkfield counts --method optimum-interval --spectrum s.csv --events e.csv",
        "A limit that no background can spoil."),
      Verb.Example(
        "darkfield counts --method on-off --observed 140 --off 100 --ratio 1.2",
        "The significance of an excess over a measured background."),
      Verb.Example(
        "darkfield counts -n 4 -b 3 --plot belt.svg", "The intervals of all counts about it."),
    ])

  /// Every option but the format; which of them a method takes is said by its file.
  private static let own = [
    Option(
      "observed", .value(placeholder: "numbers"), help: "How many events were seen.", short: "n"),
    Option(
      "background", .value(placeholder: "numbers"), help: "How many were expected without it.",
      short: "b", fallback: "0"),
    Option(
      "level", .value(placeholder: "numbers"), help: "The confidence level.", fallback: "0.9"),
    Option(
      "method", .value(placeholder: "method", .choice(methods)),
      help: "How the statement is made.", fallback: CountingMethod.feldmanCousins.rawValue),
    Option(
      "monotone",
      help: "Let no upper end of a unified interval rise with the background, as in its paper."),
    Option(
      "spectrum", .value(placeholder: "file", .file),
      help: "The expected signal: energies in keV, and counts per keV (and tonne-year)."),
    Option(
      "events", .value(placeholder: "file", .file), help: "The energies of the events in keV."),
    Option(
      "exposure", .value(placeholder: "tonne-years"),
      help: "What the spectrum is multiplied with to be counts.", fallback: "1"),
    Option(
      "off", .value(placeholder: "numbers"), help: "How many events were seen without signal."),
    Option(
      "ratio", .value(placeholder: "numbers"),
      help: "The background expected there over that where the signal may be.", fallback: "1"),
    Option("signal", .value(placeholder: "numbers"), help: "How many signal events to expect."),
    Option(
      "uncertainty", .value(placeholder: "numbers"),
      help: "The standard deviation of the background's expectation.", fallback: "0"),
    CommonOptions.plot, CommonOptions.forcePlot,
  ]

  /// The methods, and which options each of them takes.
  private static let taken: [(methods: [String], options: Set<String>)] = [
    (
      CountingMethod.allCases.map(\.rawValue),
      ["observed", "background", "level", "monotone", "plot", "force"]
    ),
    (
      YellinMethod.allCases.map(\.rawValue),
      ["spectrum", "events", "exposure", "level", "plot", "force"]
    ),
    ([SignificanceMethod.onOff.rawValue], ["observed", "off", "ratio"]),
    ([SignificanceMethod.asimov.rawValue], ["signal", "background", "uncertainty"]),
  ]

  private static let methods = taken.flatMap(\.methods)

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let name = try arguments.string("method")
    try refuseOptions(notOf: name, arguments)
    let table =
      if let method = YellinMethod(rawValue: name) {
        try limits(on: method, arguments)
      } else if let method = SignificanceMethod(rawValue: name) {
        try significances(by: method, arguments)
      } else {
        try intervals(by: try arguments.choice("method"), arguments)
      }
    try StandardOutput.write(table, as: try arguments.choice("format"))
    return .done
  }

  /// Refuses the options that a method does not take, and names the methods that do.
  private static func refuseOptions(
    notOf method: String, _ arguments: ParsedArguments
  ) throws(UsageError) {
    for option in own where option.name != "method" && arguments.has(option.name) {
      let takers = taken.filter { $0.options.contains(option.name) }.flatMap(\.methods)
      guard takers.contains(method) else {
        let names = takers.map { "'\($0)'" }.joined(separator: ", ")
        throw arguments.invalid(
          "method", expected: "one that takes '\(option.spelling)': \(names)")
      }
    }
  }

  /// Whole numbers of events.
  static func counts(_ name: String, _ arguments: ParsedArguments) throws(UsageError) -> [Int] {
    let counts = try arguments.numbers(name, .within(0...1e9))
    guard counts.allSatisfy({ $0 == $0.rounded() }) else {
      throw arguments.invalid(name, expected: "whole numbers")
    }
    return counts.map { Int($0) }
  }

  /// Intervals of the signal over a known background.
  private static func intervals(
    by method: CountingMethod, _ arguments: ParsedArguments
  ) throws -> ResultTable {
    let isMonotone = arguments.has("monotone")
    if isMonotone, method != .feldmanCousins {
      throw arguments.invalid("method", expected: "'feldman-cousins' with '--monotone'")
    }
    let plot = try arguments.figureFile()
    let rows = countIntervals(
      by: method, levels: try arguments.numbers("level", .between(0, 1)),
      backgrounds: try arguments.numbers("background", .within(0...1e9)),
      counts: try counts("observed", arguments), isMonotone: isMonotone)
    try plot?.write(.counts(rows, by: method, isMonotone: isMonotone))
    return ResultTable([
      ResultTable.Column("cl", .numbers(rows.map(\.level))),
      ResultTable.Column("b", .numbers(rows.map(\.experiment.background))),
      ResultTable.Column("n", .integers(rows.map(\.experiment.observed))),
      ResultTable.Column("lo", .numbers(rows.map(\.lower))),
      ResultTable.Column("hi", .numbers(rows.map(\.upper))),
    ])
  }
}
