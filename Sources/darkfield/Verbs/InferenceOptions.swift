import CommandLineKit
import Inference
import Numerics
import Studies

/// Options of the verbs that say how sure one may be.
enum InferenceOptions {
  /// What says what is expected where nothing new is there.
  static let background = [
    Option(
      "background", .value(placeholder: "file", .file),
      help: "Scores of the background: a table score,density or score,weight, or a YAML list.",
      isRequired: true),
    Option(
      "expected", .value(placeholder: "events"),
      help: "How many background events are expected; a list states its own."),
    Option(
      "rate", .value(placeholder: "knowledge"),
      help: "How well that is known: known, free, or a relative uncertainty such as 0.02."),
    Option(
      "nuisance", .value(placeholder: "treatment", .choice(of: NuisanceTreatment.self)),
      help: "How likelihood ratios take uncertain rates: averaged over, or at their best fit.",
      fallback: NuisanceTreatment.standard.rawValue),
    Option(
      "columns", .value(placeholder: "names"),
      help: "The columns that hold the scores, one or two: logit,elbo. Else score, or ts."),
    Option(
      "bandwidth", .value(placeholder: "rule"),
      help: "The kernels of one score: improved-sheather-jones, silverman, scott, or a width.",
      fallback: "improved-sheather-jones"),
    Option(
      "bounds", .value(placeholder: "from:to"),
      help: "Where scores can be; kernels are reflected at the ends."),
  ]

  /// What is asked of it.
  static let statistics = [
    Option(
      "statistic", .value(placeholder: "names", .choices(of: StatisticChoice.self)),
      help: "The statistics, one or more separated by commas.",
      fallback: StatisticChoice.averagedRatio.rawValue),
    Option(
      "region", .value(placeholder: "regions"),
      help: "Count events in regions too: highest:0.01,lowest:0.025,2:5."),
    Option(
      "family", .value(placeholder: "file", .file),
      help: "Average over these signals too: a YAML list, as 'sensitivity --signal' takes it."),
    Option(
      "exact", help: "Find significances by the best method of each statistic, as by default."),
    Option(
      "toys", .value(placeholder: "number"),
      help: "Find significances by so many plain pseudo-experiments instead."),
    Option("smooth", help: "Smooth the toys by Gaussian kernels (Scott's rule)."),
    Option(
      "tail-toys", .value(placeholder: "number"),
      help: "The weighted toys behind the tails of statistics without a formula.",
      fallback: "200000"),
    Option("seed", .value(placeholder: "number"), help: "The seed.", fallback: "1"),
    CommonOptions.threads,
    Option("facts", help: "Print what was assumed alone."),
    CommonOptions.plot, CommonOptions.forcePlot,
    OutputFormat.option,
  ]
}

extension ParsedArguments {
  /// How files of scores are read.
  var scoreReading: ScoreReading {
    get throws(UsageError) {
      var reading = ScoreReading()
      if has("columns") {
        let names = try string("columns").split(
          separator: ",", omittingEmptySubsequences: false
        ).map(String.init)
        guard 1...2 ~= names.count, !names.contains("") else {
          throw invalid("columns", expected: "one or two names, as in logit,elbo")
        }
        reading.columns = names
      }
      guard let bandwidth = BandwidthRule(word: try string("bandwidth")) else {
        throw invalid(
          "bandwidth",
          expected: "silverman, scott, improved-sheather-jones or a positive number")
      }
      reading.bandwidth = bandwidth
      if has("bounds") {
        reading.bounds = try interval("bounds", expected: "two increasing scores, as in 0:1")
      }
      return reading
    }
  }

  /// The background that the options describe.
  func readBackground() throws -> Background {
    let path = try path("background")
    let reading = try scoreReading
    var rate: RateKnowledge?
    if has("rate") {
      rate = RateKnowledge(word: try string("rate"))
      guard rate != nil else {
        throw invalid("rate", expected: "known, free or a relative uncertainty such as 0.02")
      }
    }
    let nuisance = try choice("nuisance", as: NuisanceTreatment.self)
    guard try isList(path) else {
      return try Studies.readBackground(
        from: path, expected: try number("expected", .positive), rate: rate ?? .known,
        nuisance: nuisance, reading: reading)
    }
    guard !has("expected") else {
      throw invalid("expected", expected: "none beside a list, which states its own")
    }
    return try Studies.readBackground(
      listedIn: path, rate: rate, nuisance: nuisance, reading: reading)
  }

  /// The statistics that the options ask for.
  private var statisticPlan: StatisticPlan {
    get throws(UsageError) {
      try refuse("exact", with: "toys")
      let seed = try unsigned("seed")
      let threads = try threads
      var plan = StatisticPlan(
        try choices("statistic"), regions: try regions,
        tails: TailPlan(
          toys: try integer("tail-toys", in: 1...Self.mostToys), seed: seed, threads: threads))
      if has("toys") {
        plan.toys = ToyDistribution.Plan(
          count: try integer("toys", in: 1...Self.mostToys), seed: seed, threads: threads,
          smoothing: has("smooth") ? .scott : nil)
      } else if has("smooth") {
        throw .missingOption("--toys", placeholder: "number")
      }
      return plan
    }
  }

  /// The statistics, with those that files describe.
  func readStatisticPlan() throws -> StatisticPlan {
    var plan = try statisticPlan
    if has("family") {
      plan.families = [
        try SignalFamily(path: try path("family"), reading: try scoreReading)
      ]
    }
    return plan
  }

  private static let mostToys = 1_000_000_000

  /// Regions separated by commas.
  private var regions: [ScoreRegion] {
    get throws(UsageError) {
      guard has("region") else { return [] }
      var regions: [ScoreRegion] = []
      for word in try string("region").split(separator: ",", omittingEmptySubsequences: false) {
        guard let region = ScoreRegion(word: String(word)) else {
          throw invalid("region", expected: "highest:0.01, lowest:0.025 or from:to")
        }
        regions.append(region)
      }
      return regions
    }
  }
}
