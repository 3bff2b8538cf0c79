import Foundation
import Storage

/// The table of statistics against exposure, as a stage wrote it.
struct StatisticTable {
  /// The rows in order.
  let rows: [Row]

  /// One row.
  struct Row {
    let space: ScoreSpace
    let statistic: String
    let exposure: Double
    let signal: Double
    let median: Double
    let lower: Double
    let upper: Double
    /// The standard error of the median by pseudo-experiments.
    let toyError: Double
    /// Whether the median is only known to be larger: beyond what pseudo-experiments reach.
    let isLowerBound: Bool
  }

  init(path: String) throws {
    let table = try CSVTable(path: path)
    func numbers(_ column: String) throws -> [Double] {
      try table.numbers(column, nonFinite: .accepted)
    }
    let spaces = try table.strings("space")
    let names = try table.strings("statistic")
    let exposures = try numbers("exposure_tonne_years")
    let signals = try numbers("signal_events")
    let medians = try numbers("Z_median")
    let lower = try numbers("Z_16pct")
    let upper = try numbers("Z_84pct")
    let toyErrors = try numbers("Z_toy_error")
    let bounds = try numbers("is_lower_bound")
    rows = spaces.indices.compactMap { row in
      ScoreSpace(rawValue: spaces[row]).map {
        Row(
          space: $0, statistic: names[row], exposure: exposures[row], signal: signals[row],
          median: medians[row], lower: lower[row], upper: upper[row], toyError: toyErrors[row],
          isLowerBound: bounds[row] == 1)
      }
    }
  }

  /// The rows of a statistic in a space, by rising exposure.
  func line(_ space: ScoreSpace, _ statistic: String) -> [Row] {
    rows.filter { $0.space == space && $0.statistic == statistic }
      .sorted { $0.exposure < $1.exposure }
  }

  /// The pairs of space and statistic that have a row at an exposure.
  func pairs(at exposure: Double) -> [(space: ScoreSpace, statistic: String)] {
    rows.filter { $0.exposure == exposure }.map { ($0.space, $0.statistic) }
  }

  /// The pairs of space and statistic that are followed over several exposures.
  var curves: [(space: ScoreSpace, statistic: String)] {
    var pairs: [(space: ScoreSpace, statistic: String)] = []
    for row in rows where line(row.space, row.statistic).count > 1 {
      if !pairs.contains(where: { $0.space == row.space && $0.statistic == row.statistic }) {
        pairs.append((row.space, row.statistic))
      }
    }
    return pairs
  }

  /// The row of a statistic in a space at an exposure.
  func row(_ space: ScoreSpace, _ statistic: String, at exposure: Double) -> Row? {
    rows.first { $0.space == space && $0.statistic == statistic && $0.exposure == exposure }
  }

  /// The exposure at which the median reaches a significance, between the exposures of the table.
  ///
  /// The significance is taken as a power of the exposure between two of them; below the first, as the
  /// square root of it.
  func exposure(reaching wanted: Double, _ space: ScoreSpace, _ statistic: String) -> Double? {
    let points = line(space, statistic).filter { $0.median > 0 }
    guard let first = points.first else { return nil }
    if first.median >= wanted { return first.exposure * pow(wanted / first.median, 2) }
    guard let (below, above) = pair(around: wanted, points) else { return nil }
    let share = log(wanted / below.median) / log(above.median / below.median)
    return below.exposure * pow(above.exposure / below.exposure, share)
  }

  private func pair(around wanted: Double, _ points: [Row]) -> (below: Row, above: Row)? {
    zip(points, points.dropFirst()).first { $0.median < wanted && $1.median >= wanted }
  }

  /// The standard error of that exposure: of the median, by the power with which it grows.
  func error(
    reaching wanted: Double, _ space: ScoreSpace, _ statistic: String, _ errors: StatedErrors
  ) -> Double? {
    let points = line(space, statistic).filter { $0.median > 0 }
    guard let exposure = exposure(reaching: wanted, space, statistic) else { return nil }
    guard let (below, above) = pair(around: wanted, points) else {
      return points.first.map { exposure * 2 * errors.error(of: $0) / $0.median }
    }
    let power = log(above.median / below.median) / log(above.exposure / below.exposure)
    let relative = [below, above].map { errors.error(of: $0) / $0.median }
    return exposure * max(relative[0], relative[1]) / power
  }
}
