import CommandLineKit
import Inference
import Studies

/// Tables of what many experiments would find.
extension LimitTables {
  /// The median and bands of the limits of experiments without signal.
  static func sensitivity(
    _ model: LimitModel, _ plan: LimitPlan, _ arguments: ParsedArguments
  ) throws -> ResultTable {
    let interest = model.model.interest
    let work = try LimitWork(
      "sensitivity", toys: interest.count * plan.sensitivityToys, of: model, arguments)
    defer { work.finish() }
    let rows = try interest.flatMap { place in
      try plan.sensitivity(model.model, interest: place, ledger: work.ledger).map {
        (name: model.model.parameters[place].name, result: $0)
      }
    }
    func ends(_ place: Int) -> ResultTable.Values {
      .numbers(rows.map { $0.result.limits.ends[place] })
    }
    return ResultTable(
      [
        ResultTable.Column("parameter", .texts(rows.map(\.name))),
        ResultTable.Column("level", .numbers(rows.map(\.result.level))),
        ResultTable.Column("upper_2pct", ends(0)),
        ResultTable.Column("upper_16pct", ends(1)),
        ResultTable.Column("upper_median", ends(2)),
        ResultTable.Column("upper_84pct", ends(3)),
        ResultTable.Column("upper_98pct", ends(4)),
        ResultTable.Column("experiments", .integers(rows.map(\.result.limits.toys))),
      ], comments: assumptions(plan))
  }

  /// How often intervals hold the truth.
  static func coverage(
    _ model: LimitModel, _ plan: LimitPlan, _ arguments: ParsedArguments
  ) throws -> ResultTable {
    let values = try arguments.numbers("coverage")
    let interest = model.model.interest
    for place in interest {
      let parameter = model.model.parameters[place]
      guard values.allSatisfy(parameter.range.contains) else {
        throw arguments.invalid(
          "coverage",
          expected: "values of '\(parameter.name)' of \(parameter.range.lowerBound) or more, and "
            + "of \(parameter.range.upperBound) or less")
      }
    }
    let work = try LimitWork(
      "coverage", toys: interest.count * plan.coverageToys(values: values.count), of: model,
      arguments)
    defer { work.finish() }
    let rows = try interest.flatMap { place in
      try plan.coverage(model.model, interest: place, of: values, ledger: work.ledger).map {
        (name: model.model.parameters[place].name, coverage: $0)
      }
    }
    return ResultTable(
      [
        ResultTable.Column("parameter", .texts(rows.map(\.name))),
        ResultTable.Column("value", .numbers(rows.map(\.coverage.value))),
        ResultTable.Column("level", .numbers(rows.map(\.coverage.level))),
        ResultTable.Column("coverage", .numbers(rows.map(\.coverage.share))),
        ResultTable.Column("error", .numbers(rows.map(\.coverage.error))),
        ResultTable.Column("experiments", .integers(rows.map(\.coverage.toys))),
      ], comments: assumptions(plan))
  }

  /// What experiments are made of, and what judges them.
  private static func assumptions(_ plan: LimitPlan) -> [String] {
    let thresholds =
      if case .toys(let count) = plan.calibration {
        "\(count) toys at each value, at nominal parameters"
      } else {
        "asymptotic law"
      }
    let nuisances =
      switch plan.nuisances {
      case .nominal: "nominal in every experiment, and measured anew"
      case .drawn: "drawn for each experiment about the nominal ones, and measured anew"
      }
    return [
      "statistic: \(plan.statistic.rawValue)", "thresholds: \(thresholds)",
      "other parameters: \(nuisances)",
    ]
  }

  /// How well each data set fits.
  static func goodness(
    _ model: LimitModel, _ plan: LimitPlan, _ arguments: ParsedArguments
  ) throws -> ResultTable {
    let tests: [ModelGoodness] = try arguments.choices("goodness")
    let likelihood = try model.likelihood()
    guard let data = model.data else { throw LimitModelError.noData(path: model.path) }
    let analysis = try ProfileAnalysis(likelihood, interest: model.model.interest[0])
    let sets = model.model.dataSets
    let work = try LimitWork(
      "goodness", toys: sets.count * tests.count * plan.goodnessToys, of: model, arguments)
    defer { work.finish() }
    var rows: [(set: String, test: ModelGoodness, value: Double, significance: Significance)] = []
    for (place, set) in sets.enumerated() {
      for test in tests {
        let found = try plan.goodness(test, analysis, of: data, set: place, ledger: work.ledger)
        rows.append((set.name, test, found.value, found.significance))
      }
    }
    return ResultTable([
      ResultTable.Column("data_set", .texts(rows.map(\.set))),
      ResultTable.Column("test", .texts(rows.map(\.test.rawValue))),
      ResultTable.Column("value", .numbers(rows.map(\.value))),
      ResultTable.Column("p", .numbers(rows.map(\.significance.probability))),
      ResultTable.Column("p_relative_error", .numbers(rows.map(\.significance.relativeError))),
    ])
  }

  /// The ratio CLs of the data, and what experiments without signal find.
  static func ratios(
    _ model: LimitModel, _ plan: LimitPlan, _ arguments: ParsedArguments
  ) throws -> ResultTable {
    let likelihood = try model.likelihood()
    let values = try arguments.numbers("cls")
    let interest = model.model.interest
    let count = interest.reduce(0) { sum, place in
      sum + values.count(where: model.model.parameters[place].range.contains)
    }
    let work = try LimitWork("cls", toys: plan.ratioToys(values: count), of: model, arguments)
    defer { work.finish() }
    var rows: [(name: String, ratio: SignalRatio)] = []
    for place in interest {
      let analysis = try ProfileAnalysis(likelihood, interest: place)
      for value in values where analysis.parameter.range.contains(value) {
        let ratio = try plan.signalRatio(analysis, at: value, ledger: work.ledger)
        rows.append((analysis.parameter.name, ratio))
      }
    }
    func expected(_ place: Int) -> ResultTable.Values {
      .numbers(rows.map { $0.ratio.expected[place] })
    }
    return ResultTable([
      ResultTable.Column("parameter", .texts(rows.map(\.name))),
      ResultTable.Column("value", .numbers(rows.map(\.ratio.value))),
      ResultTable.Column("cls", .numbers(rows.map(\.ratio.observed))),
      ResultTable.Column("cls_2pct", expected(0)),
      ResultTable.Column("cls_16pct", expected(1)),
      ResultTable.Column("cls_median", expected(2)),
      ResultTable.Column("cls_84pct", expected(3)),
      ResultTable.Column("cls_98pct", expected(4)),
      ResultTable.Column("cls_relative_error", .numbers(rows.map(\.ratio.relativeError))),
      ResultTable.Column("method", .texts(rows.map(\.ratio.method.description))),
    ])
  }
}
