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
    let work = try LimitWork(
      "limit", toys: plan.limitToys * interest.count, of: model, arguments)
    defer { work.finish() }
    let results = try interest.map { place in
      try plan.find(likelihood, interest: place, ledger: work.ledger)
    }
    work.finish()
    try plot?.write(.limits(results, by: plan.statistic))
    if arguments.has("thresholds") { return thresholds(results) }
    if arguments.has("scan") {
      return try scan(results, plan, at: try arguments.numbers("scan"))
    }
    return fit(model, results, plan, as: try arguments.choice("format"))
  }

  // MARK: - The fit

  /// What was assumed, and how good the fit is.
  static func comments(
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
      lines.append("significance of \(name): \(words(of: result.discovery))")
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

  /// A significance with its error and the method.
  private static func words(of found: Significance) -> String {
    guard found.probability > 0 || found.logProbability.isFinite else {
      return "certain, as some event cannot be background"
    }
    // Where the best value is none, nothing is significant, whatever the tail of a tie.
    let z = found.z > 0 ? "Z = \(found.z)" : "none"
    let error =
      found.relativeError > 0 ? ", relative error of p \(found.relativeError)" : ""
    return "\(z), p = \(found.probability)\(error) (\(found.method))"
  }

  /// The toy error of the node nearest to a value; in words for an asymptotic threshold.
  private static func error(of curve: ThresholdCurve, at value: Double) -> String {
    guard let nearest = node(of: curve, nearest: value) else { return "unknown (asymptotic law)" }
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
