import CommandLineKit
import Inference
import Studies

/// `darkfield limit`: what data say of a model's parameters.
enum LimitVerb: ProgramVerb {
  static let verb = Verb(
    "limit", summary: "Fit a model to data, and print what is not excluded.",
    discussion: """
      A model is a YAML file: parameters with their constraints, data sets, and the components \
      whose events they hold. The fit and the intervals of the parameters of interest are printed, \
      with thresholds from toys unless asymptotic ones are asked for. Lines that begin with # say \
      what was assumed.
      """,
    positionals: [Positional("model", .file, help: "The model, which names its data.")],
    options: [
      Option(
        "level", .value(placeholder: "numbers"), help: "The confidence levels.", fallback: "0.9"),
      Option(
        "statistic", .value(placeholder: "name", .choice(of: ProfileStatistic.self)),
        help: "Intervals with one side or two as the data want, or upper limits.",
        fallback: ProfileStatistic.twoSided.rawValue),
      Option(
        "toys", .value(placeholder: "number"),
        help: "The toys at each of \(LimitPlan.nodes) values of the parameter.", fallback: "2000"),
      Option("asymptotic", help: "Take the law for many events instead of toys."),
      Option(
        "power", .value(placeholder: "probability"),
        help: "Let no limit be below what experiments without signal exclude so often: 0.16."),
      Option(
        "scan", .value(placeholder: "numbers"),
        help: "Print the statistic and its threshold at these values: 0:50:26."),
      Option("thresholds", help: "Print the thresholds and their errors alone."),
      Option(
        "cls", .value(placeholder: "numbers"), help: "Print the ratio CLs at these values."),
      Option("sensitivity", help: "Print the limits of experiments without signal."),
      Option(
        "coverage", .value(placeholder: "numbers"),
        help: "Print how often intervals hold these true values."),
      Option(
        "experiments", .value(placeholder: "number"),
        help: """
          The experiments of '--sensitivity' and '--power' (\(LimitPlan.fewExperiments) unless \
          given) and of '--coverage' (as many as toys).
          """),
      Option(
        "nuisances", .value(placeholder: "name", .choice(of: TrueNuisances.self)),
        help: "The other parameters of these experiments: nominal, or drawn for each of them.",
        fallback: TrueNuisances.nominal.rawValue),
      Option(
        "goodness", .value(placeholder: "names", .choices(of: ModelGoodness.self)),
        help: "Print how well each data set fits."),
      Option("seed", .value(placeholder: "number"), help: "The seed.", fallback: "1"),
      Option(
        "output", .value(placeholder: "file", .file),
        help: "Keep toys in this file as they are made, and go on with those it has.", short: "o"),
      CommonOptions.plot,
      Option("force", help: "Replace the figure, or toys of another calculation.", short: "f"),
      CommonOptions.threads, OutputFormat.option,
    ],
    examples: [
      Verb.Example("darkfield limit model.yaml", "The fit, and intervals from toys."),
      Verb.Example(
        "darkfield limit model.yaml --asymptotic --level 0.68,0.9 --format csv",
        "At once, for many events."),
      Verb.Example(
        "darkfield limit model.yaml --coverage 0,1,3,10", "Do the intervals keep their promise?"),
      Verb.Example(
        "darkfield limit model.yaml --coverage 0,3 --toys 1e5 --output toys.yaml",
        "The same for hours: ended at any moment, the command goes on where it was."),
      Verb.Example("darkfield limit model.yaml --plot limit.svg", "The statistic and thresholds."),
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let plan = try plan(arguments)
    try refuseSeveral(arguments)
    let model = try LimitModel(path: arguments.word("model") ?? "", seed: plan.seed)
    let format = try arguments.choice("format", as: OutputFormat.self)
    let table =
      if arguments.has("sensitivity") {
        try LimitTables.sensitivity(model, plan, arguments)
      } else if arguments.has("coverage") {
        try LimitTables.coverage(model, plan, arguments)
      } else if arguments.has("goodness") {
        try LimitTables.goodness(model, plan, arguments)
      } else if arguments.has("cls") {
        try LimitTables.ratios(model, plan, arguments)
      } else {
        try LimitTables.limits(model, plan, arguments)
      }
    try StandardOutput.write(table, as: format)
    return .done
  }

  private static func plan(_ arguments: ParsedArguments) throws(UsageError) -> LimitPlan {
    if arguments.has("asymptotic") { try arguments.refuse("asymptotic", with: "toys") }
    let levels = try arguments.numbers("level", .between(0, 1))
    let toys = try arguments.integer("toys", in: 100...100_000_000)
    let isAsymptotic = arguments.has("asymptotic")
    if arguments.has("nuisances"), !arguments.has("sensitivity"), !arguments.has("coverage") {
      throw arguments.invalid("nuisances", expected: "'--sensitivity' or '--coverage' beside it")
    }
    let fewest = LimitPlan.fewestToys(for: levels)
    // A quantile beyond nearly all toys is none.
    guard isAsymptotic || usesNoLevel(arguments) || toys >= fewest else {
      throw arguments.invalid("toys", expected: "at least \(fewest) for the highest level")
    }
    return LimitPlan(
      try arguments.choice("statistic"), levels: levels,
      calibration: isAsymptotic ? .asymptotic : .toys(toys),
      power: arguments.has("power") ? try arguments.number("power", .between(0, 1)) : nil,
      experiments: try experiments(arguments),
      nuisances: try arguments.choice("nuisances"), seed: try arguments.unsigned("seed"),
      threads: try arguments.threads)
  }

  /// A coverage has as many experiments as thresholds have toys, so that neither error is larger.
  private static func experiments(_ arguments: ParsedArguments) throws(UsageError) -> Int {
    let takers = ["sensitivity", "coverage", "power"]
    guard arguments.has("experiments") else {
      return arguments.has("coverage")
        ? try arguments.integer("toys", in: 100...100_000_000) : LimitPlan.fewExperiments
    }
    guard takers.contains(where: arguments.has) else {
      throw arguments.invalid(
        "experiments", expected: "'--sensitivity', '--coverage' or '--power' beside it")
    }
    return try arguments.integer("experiments", in: 10...100_000_000)
  }

  private static func usesNoLevel(_ arguments: ParsedArguments) -> Bool {
    arguments.has("cls") || arguments.has("goodness")
  }

  /// Each of these prints a table of its own, and some options have no meaning for some of them.
  private static func refuseSeveral(_ arguments: ParsedArguments) throws(UsageError) {
    let tables = ["scan", "thresholds", "cls", "sensitivity", "coverage", "goodness"]
    for (place, first) in tables.enumerated() {
      for second in tables[(place + 1)...] { try arguments.refuse(first, with: second) }
    }
    for (options, others) in [
      // The figure is that of the intervals.
      (["plot", "power"], ["cls", "sensitivity", "coverage", "goodness"]),
      (["level", "statistic"], ["cls", "goodness"]),
    ] {
      for option in options {
        for other in others { try arguments.refuse(option, with: other) }
      }
    }
  }
}
