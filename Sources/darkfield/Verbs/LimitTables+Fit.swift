import CommandLineKit
import Inference
import Studies

/// The table of the fit.
extension LimitTables {
  /// A parameter, and what is said of it at one level where it is of interest.
  private struct Row {
    let place: Int
    var interval: ProfileInterval?
    var thresholds: ThresholdCurve?
    var discovery: Significance?

    /// The threshold at the upper end, and its error where toys found it.
    var threshold: (value: Double, error: Double?)? {
      guard let interval, let thresholds else { return nil }
      let error = LimitTables.node(of: thresholds, nearest: interval.upper)?.error
      return (thresholds.threshold(at: interval.upper), error)
    }
  }

  /// The fit, with the intervals of parameters of interest.
  ///
  /// Programs that read it find in columns what people find in the lines above the table.
  static func fit(
    _ model: LimitModel, _ results: [LimitResult], _ plan: LimitPlan, as format: OutputFormat
  ) -> ResultTable {
    guard let first = results.first?.analysis else { return ResultTable([]) }
    let parameters = model.model.parameters
    let rows = parameters.indices.flatMap { place -> [Row] in
      guard let own = results.first(where: { $0.analysis.interest == place }) else {
        return [Row(place: place)]
      }
      return zip(own.intervals, own.thresholds).map {
        Row(place: place, interval: $0, thresholds: $1, discovery: own.discovery)
      }
    }
    let columns = [
      ResultTable.Column("parameter", .texts(rows.map { parameters[$0.place].name })),
      ResultTable.Column("value", .numbers(rows.map { first.best.values[$0.place] })),
      ResultTable.Column("error", .finite(rows.map { first.errors.errors[$0.place] })),
      ResultTable.Column(
        "constraint", .texts(rows.map { parameters[$0.place].constraint?.description })),
      ResultTable.Column("level", .numbers(rows.map { $0.interval?.level })),
      ResultTable.Column("lower", .numbers(rows.map { $0.interval?.lower })),
      ResultTable.Column("upper", .numbers(rows.map { $0.interval?.upper })),
    ]
    return ResultTable(
      format == .table ? columns : columns + details(rows),
      comments: comments(model, results, plan))
  }

  private static func details(_ rows: [Row]) -> [ResultTable.Column] {
    [
      ResultTable.Column("threshold", .numbers(rows.map { $0.threshold?.value })),
      ResultTable.Column("threshold_error", .numbers(rows.map { $0.threshold?.error })),
      ResultTable.Column("p", .numbers(rows.map { $0.discovery?.probability })),
      ResultTable.Column(
        "p_relative_error",
        .numbers(
          rows.map { $0.discovery?.method == .asymptotic ? nil : $0.discovery?.relativeError })),
      ResultTable.Column("Z", .finite(rows.map { $0.discovery?.z })),
      ResultTable.Column("method", .texts(rows.map { $0.discovery?.method.description })),
    ]
  }

  /// The node of toys nearest to a value; `nil` for an asymptotic threshold.
  static func node(
    of curve: ThresholdCurve, nearest value: Double
  ) -> ThresholdCurve.Node? {
    curve.nodes.filter { $0.toys > 0 }.min { abs($0.value - value) < abs($1.value - value) }
  }
}

extension ResultTable.Values {
  /// Numbers, of which those that are not finite are missing.
  fileprivate static func finite(_ numbers: [Double?]) -> ResultTable.Values {
    .numbers(numbers.map { $0.flatMap { $0.isFinite ? $0 : nil } })
  }
}
