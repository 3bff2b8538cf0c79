import CommandLineKit
import Inference

/// `darkfield counts`: what a number of events says of a signal.
enum CountsVerb: ProgramVerb {
  static let verb = Verb(
    "counts", summary: "Print limits on a signal from a number of events.",
    discussion: """
      The background is taken as known. Lists multiply out: every level, background and count has \
      a row. A classical limit is negative where far fewer events were seen than expected.
      """,
    options: [
      Option(
        "observed", .value(placeholder: "numbers"), help: "How many events were seen.",
        short: "n", isRequired: true),
      Option(
        "background", .value(placeholder: "numbers"), help: "How many were expected without it.",
        short: "b", fallback: "0"),
      Option(
        "level", .value(placeholder: "numbers"), help: "The confidence level.", fallback: "0.9"),
      Option(
        "method", .value(placeholder: "method", .choice(of: CountingMethod.self)),
        help: "How the interval is made.", fallback: CountingMethod.feldmanCousins.rawValue),
      Option(
        "monotone",
        help: "Let no upper end of a unified interval rise with the background, as in its paper."),
      OutputFormat.option,
    ],
    examples: [
      Verb.Example(
        "darkfield counts --observed 4 --background 3", "The unified interval at 90%."),
      Verb.Example(
        "darkfield counts -n 0,1,2,3 -b 0.5 --level 0.9,0.95 --method cls", "A table of limits."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let method: CountingMethod = try arguments.choice("method")
    let isMonotone = arguments.has("monotone")
    if isMonotone, method != .feldmanCousins {
      throw arguments.invalid("method", expected: "'feldman-cousins' with '--monotone'")
    }
    let counts = try arguments.numbers("observed", .within(0...1e9))
    guard counts.allSatisfy({ $0 == $0.rounded() }) else {
      throw arguments.invalid("observed", expected: "whole numbers")
    }
    var rows: [(level: Double, experiment: CountingExperiment, lower: Double, upper: Double)] = []
    for level in try arguments.numbers("level", .between(0, 1)) {
      for background in try arguments.numbers("background", .within(0...1e9)) {
        for count in counts {
          let experiment = CountingExperiment(observed: Int(count), background: background)
          let (lower, upper) = method.interval(
            of: experiment, level: level, isMonotone: isMonotone)
          rows.append((level, experiment, lower, upper))
        }
      }
    }
    try StandardOutput.write(
      ResultTable([
        ResultTable.Column("cl", .numbers(rows.map(\.level))),
        ResultTable.Column("b", .numbers(rows.map(\.experiment.background))),
        ResultTable.Column("n", .integers(rows.map(\.experiment.observed))),
        ResultTable.Column("lo", .numbers(rows.map(\.lower))),
        ResultTable.Column("hi", .numbers(rows.map(\.upper))),
      ]), as: try arguments.choice("format"))
    return .done
  }
}
