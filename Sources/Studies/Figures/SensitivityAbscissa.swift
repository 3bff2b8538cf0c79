import Foundation
import Plotting

/// What the rows of a sensitivity vary: the axis of their curves.
enum SensitivityAbscissa {
  case mass, crossSection, events, exposure

  /// The first of them that has several values, in the order in which a physicist would ask.
  init(_ rows: [SensitivityRow]) {
    let all: [SensitivityAbscissa] = [.mass, .crossSection, .events, .exposure]
    // Events that follow from the mass or the exposure alone are not what was varied.
    self =
      all.first { choice in
        guard Self.varies(rows.map(choice.value)) else { return false }
        return choice != .events || Self.varies(rows.map(\.eventsPerExposure))
      } ?? .events
  }

  var label: Label {
    switch self {
    case .mass: "mass"
    case .crossSection: "cross section"
    case .events: "signal events"
    case .exposure: "exposure [that of the background]"
    }
  }

  func value(of row: SensitivityRow) -> Double? {
    switch self {
    case .mass: row.signal.mass
    case .crossSection: row.crossSection
    case .events: row.events
    case .exposure: row.exposure
    }
  }

  /// Whether there are several values, the last digits of quotients aside.
  static func varies(_ values: [Double?]) -> Bool {
    Set(values.compactMap(\.self).map { String(format: "%.9g", $0) }).count > 1
  }

  /// The rows of each curve: those that differ along the axis alone.
  func curves(_ rows: [SensitivityRow]) -> [(name: Label, rows: [SensitivityRow])] {
    let hasSignals = self != .mass && Set(rows.map(\.signal.name)).count > 1
    let hasExposures = self != .exposure && Self.varies(rows.map(\.exposure))
    let hasCrossSections = self == .mass && Self.varies(rows.map(\.crossSection))
    let hasEvents = self == .exposure && Self.varies(rows.map(\.eventsPerExposure))
    var curves: [(name: String, rows: [SensitivityRow])] = []
    for row in rows {
      var parts = [row.statistic]
      if hasSignals { parts.append(row.signal.name) }
      func add(_ number: Double?, _ unit: String) {
        if let number { parts.append(String(format: "%.4g", number) + unit) }
      }
      if hasCrossSections { add(row.crossSection, "") }
      if hasEvents { add(row.eventsPerExposure, " events") }
      if hasExposures { add(row.exposure, " exposures") }
      let name = parts.joined(separator: ", ")
      if let place = curves.firstIndex(where: { $0.name == name }) {
        curves[place].rows.append(row)
      } else {
        curves.append((name, [row]))
      }
    }
    return curves.map { (Label(verbatim: $0.name), $0.rows) }
  }
}

extension SensitivityRow {
  /// The signal events in the exposure of the background as it was given.
  fileprivate var eventsPerExposure: Double? { events.map { $0 / (exposure ?? 1) } }
}
