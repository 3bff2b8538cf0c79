import CommandLineKit
import Inference
import Plotting
import Studies

/// The tables of `darkfield limit`.
enum LimitTables {
  /// The fit, with the intervals of parameters of interest; or the thresholds, or a scan.
  static func limits(
    _ model: LimitModel, _ plan: LimitPlan, _ arguments: ParsedArguments
  ) throws -> ResultTable {
    let plot = try arguments.figureFile()
    let likelihood = try model.likelihood()
    let interest = model.model.interest
    let meter = arguments.progressMeter(
      "limit", total: plan.steps * interest.count, unit: "steps")
    defer { meter.finish() }
    let results = try interest.map { place in
      try plan.find(likelihood, interest: place) {
        try Interruption.check()
        meter.advance()
      }
    }
    meter.finish()
    try plot?.write(.limits(results, by: plan.statistic))
    if arguments.has("thresholds") { return thresholds(results) }
    if arguments.has("scan") {
      return try scan(results, plan, at: try arguments.numbers("scan"))
    }
    return fit(model, results, plan)
  }

  // MARK: - The fit

  private static func fit(
    _ model: LimitModel, _ results: [LimitResult], _ plan: LimitPlan
  ) -> ResultTable {
    guard let first = results.first else { return ResultTable([]) }
    let parameters = model.model.parameters
    var rows: [(place: Int, interval: ProfileInterval?)] = []
    for place in parameters.indices {
      let own = results.first { $0.analysis.interest == place }
      for interval in own?.intervals ?? [] { rows.append((place, interval)) }
      if own == nil { rows.append((place, nil)) }
    }
    let best = first.analysis.best
    return ResultTable(
      [
        ResultTable.Column("parameter", .texts(rows.map { parameters[$0.place].name })),
        ResultTable.Column("value", .numbers(rows.map { best.values[$0.place] })),
        ResultTable.Column(
          "error",
          .numbers(
            rows.map {
              let error = first.analysis.errors.errors[$0.place]
              return error.isFinite ? error : nil
            })),
        ResultTable.Column(
          "constraint", .texts(rows.map { parameters[$0.place].constraint?.description })),
        ResultTable.Column("level", .numbers(rows.map { $0.interval?.level })),
        ResultTable.Column("lower", .numbers(rows.map { $0.interval?.lower })),
        ResultTable.Column("upper", .numbers(rows.map { $0.interval?.upper })),
      ], comments: comments(model, results, plan))
  }

  private static func comments(
    _ model: LimitModel, _ results: [LimitResult], _ plan: LimitPlan
  ) -> [String] {
    var lines: [String] = []
    if let data = model.data {
      for (set, count) in zip(model.model.dataSets, data.counts) {
        lines.append("data set \(set.name): \(count) events, \(set.form.rawValue)")
      }
    }
    for set in model.model.dataSets {
      for component in set.components where component.acceptance < 1 {
        lines.append(
          "efficiency: \(component.acceptance) of \(component.name) is kept in \(set.name)")
      }
    }
    guard let first = results.first?.analysis else { return lines }
    lines.append(
      "fit: -ln L = \(first.best.negativeLog), \(first.best.residual) standard deviations from "
        + "the minimum after \(first.best.steps) steps")
    let names = model.model.parameters.map(\.name)
    if !first.errors.undetermined.isEmpty {
      let which = first.errors.undetermined.map { names[$0] }.joined(separator: ", ")
      lines.append("not determined one by one: \(which)")
    }
    for place in first.best.atBound { lines.append("at an end of its range: \(names[place])") }
    lines.append("statistic: \(plan.statistic.rawValue)")
    for result in results {
      let name = result.analysis.parameter.name
      // Where the best value is none, nothing is significant, whatever the tail of a tie.
      let z = result.discovery.z > 0 ? "Z = \(result.discovery.z)" : "none"
      lines.append(
        "significance of \(name): \(z), p = \(result.discovery.probability) "
          + "(\(result.discovery.method))")
      for (curve, interval) in zip(result.thresholds, result.intervals) {
        lines.append(
          "threshold at \(name) = \(interval.upper), level \(curve.level): "
            + "\(curve.threshold(at: interval.upper)), error \(error(of: curve, at: interval.upper))"
        )
        if interval.isDisconnected {
          lines.append("values between the ends are excluded, too, at level \(curve.level)")
        }
      }
      if result.failures > 0 { lines.append("toys without a fit, left out: \(result.failures)") }
    }
    if let power = plan.power { lines.append("limits are constrained to a power of \(power)") }
    return lines
  }

  /// The toy error of the node nearest to a value; in words for an asymptotic threshold.
  private static func error(of curve: ThresholdCurve, at value: Double) -> String {
    let nearest = curve.nodes.min { abs($0.value - value) < abs($1.value - value) }
    guard let nearest, nearest.toys > 0 else { return "unknown (asymptotic law)" }
    return "\(nearest.error) (\(nearest.toys) toys)"
  }

  // MARK: - Thresholds and scans

  private static func thresholds(_ results: [LimitResult]) -> ResultTable {
    let rows = results.flatMap { result in
      result.thresholds.flatMap { curve in
        curve.nodes.map { (result.analysis.parameter.name, curve.level, $0) }
      }
    }
    return ResultTable([
      ResultTable.Column("parameter", .texts(rows.map(\.0))),
      ResultTable.Column("value", .numbers(rows.map(\.2.value))),
      ResultTable.Column("level", .numbers(rows.map(\.1))),
      ResultTable.Column("threshold", .numbers(rows.map(\.2.threshold))),
      ResultTable.Column("error", .numbers(rows.map(\.2.error))),
      ResultTable.Column("toys", .integers(rows.map(\.2.toys))),
    ])
  }

  private static func scan(
    _ results: [LimitResult], _ plan: LimitPlan, at values: [Double]
  ) throws -> ResultTable {
    var rows: [(name: String, level: Double, point: ProfileAnalysis.ScanPoint)] = []
    for result in results {
      let range = result.analysis.parameter.range
      for curve in result.thresholds {
        let points = try result.analysis.scan(
          plan.statistic, at: values.filter(range.contains), thresholds: curve)
        rows += points.map { (result.analysis.parameter.name, curve.level, $0) }
      }
    }
    return ResultTable([
      ResultTable.Column("parameter", .texts(rows.map(\.name))),
      ResultTable.Column("value", .numbers(rows.map(\.point.value))),
      ResultTable.Column("statistic", .numbers(rows.map(\.point.statistic))),
      ResultTable.Column("level", .numbers(rows.map(\.level))),
      ResultTable.Column("threshold", .numbers(rows.map(\.point.threshold))),
    ])
  }
}
