import Foundation
import Inference
import Storage

/// The plane of mass and cross section, as a stage wrote it.
struct DarwinPlane {
  private let points: [PlaneRow]
  private let contours: [ContourRow]

  init(plane: String, contours: String) throws {
    let table = try CSVTable(path: plane)
    let spaces = try table.strings("space")
    let names = try table.strings("statistic")
    let masses = try table.numbers("mass_GeV")
    let crossSections = try table.numbers("cross_section_cm2")
    let events = try table.numbers("signal_events")
    let bands = try ["Z_median", "Z_16pct", "Z_84pct"].map {
      try table.numbers($0, nonFinite: .accepted)
    }
    points = spaces.indices.compactMap { row in
      ScoreSpace(rawValue: spaces[row]).map {
        PlaneRow(
          space: $0, statistic: names[row], mass: masses[row], crossSection: crossSections[row],
          events: events[row], median: bands[0][row], lower: bands[1][row], upper: bands[2][row])
      }
    }
    let lines = try CSVTable(path: contours)
    let lineSpaces = try lines.strings("space")
    let lineNames = try lines.strings("statistic")
    let lineMasses = try lines.numbers("mass_GeV")
    let levels = try lines.numbers("Z_median")
    let reached = try lines.numbers("cross_section_cm2", nonFinite: .accepted)
    let needed = try lines.numbers("signal_events", nonFinite: .accepted)
    self.contours = lineSpaces.indices.compactMap { row in
      ScoreSpace(rawValue: lineSpaces[row]).map {
        ContourRow(
          space: $0, statistic: lineNames[row], mass: lineMasses[row], significance: levels[row],
          crossSection: reached[row].isFinite ? reached[row] : nil,
          events: needed[row].isFinite ? needed[row] : nil)
      }
    }
  }

  /// The median significance at a point; zero where nearly no event is expected, the highest beyond.
  func significance(
    _ space: ScoreSpace, _ statistic: String, _ mass: Double, _ crossSection: Double
  ) -> Double {
    let line = points.filter {
      $0.space == space && $0.statistic == statistic && $0.mass == mass
    }
    if let point = line.first(where: { $0.crossSection == crossSection }) {
      return max(0, point.median)
    }
    guard let last = line.last, crossSection > last.crossSection else { return 0 }
    return DarwinStudy.highestOfPlane
  }

  /// Where a statistic reaches a significance, mass by mass.
  func contour(
    _ space: ScoreSpace, _ statistic: String, _ significance: Double
  ) -> (masses: [Double], crossSections: [Double]) {
    let rows = contours.filter {
      $0.space == space && $0.statistic == statistic && $0.significance == significance
        && $0.crossSection != nil
    }
    return (rows.map(\.mass), rows.compactMap(\.crossSection))
  }

  /// The standard errors of the signal events of all contours: of the median, by the power with which
  /// it grows from one contour to the next.
  ///
  /// Medians of averaged ratios are those of `signalToys` pseudo-experiments, whose significances
  /// scatter by one: the median of n normal numbers has the variance `π / (2 n)`.
  func eventErrors(_ errors: StatedErrors, signalToys: Int) -> [Double?] {
    let byToys = (0.5 * .pi / Double(signalToys)).squareRoot()
    return contours.map { (row) -> Double? in
      guard let events = row.events else { return nil }
      let others = contours.filter {
        $0.space == row.space && $0.statistic == row.statistic && $0.mass == row.mass
          && $0.significance != row.significance
      }
      let nearest = others.min {
        abs($0.significance - row.significance) < abs($1.significance - row.significance)
      }
      let power =
        nearest.flatMap { nearest in
          nearest.events.map { log(row.significance / nearest.significance) / log(events / $0) }
        } ?? 1
      let error = errors.error(
        of: row.significance, in: row.space,
        byToys: row.statistic.hasPrefix(StatisticKind.averagedRatio.name) ? byToys : 0)
      return events * error / row.significance / power
    }
  }

  /// The signal events of a mass with which a statistic reaches a significance.
  func events(
    _ space: ScoreSpace, _ statistic: String, _ significance: Double, mass: Double
  ) -> Double? {
    contours.first {
      $0.space == space && $0.statistic == statistic && $0.significance == significance
        && $0.mass == mass
    }?.events
  }
}
