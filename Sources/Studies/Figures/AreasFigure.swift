import Foundation
import Numerics
public import Plotting
public import Storage

extension Figure {
  /// The most events that are drawn one by one; of more, the counts in cells are drawn.
  private static let mostPoints = 100_000

  /// Charge against light of the events of a file that have both, kind by kind, with their band.
  public static func areas(of path: String) throws(StorageError) -> Figure {
    let cloud = try AreaCloud(path: path, most: mostPoints)
    var marks: [any Mark]
    switch cloud.contents {
    case .points(let kinds):
      marks = kinds.map { kind in
        Points(
          x: kind.s1, y: kind.logS2, name: kinds.count > 1 ? Label(verbatim: kind.name) : nil,
          shape: .circle, size: 0.35)
      }
    case .cells(let histogram):
      marks = [Heatmap(histogram, colours: ColourScale("events", scale: .logarithmic))]
    }
    // The band of one kind is drawn; that of several mixed would be nobody's.
    if cloud.kindCount < 2 {
      let bands = try EventBand.bands(of: path, width: cloud.bandWidth).filter { $0.count >= 20 }
      // A legend has no place for lines that are white because they lie on colours.
      let isOnColours = if case .cells = cloud.contents { true } else { false }
      let seen = bands.compactMap { band in
        band.quantiles.map { (0.5 * (band.s1.lowerBound + band.s1.upperBound), $0) }
      }
      func line(_ y: [Double], _ name: Label?, _ dash: Stroke.Dash) -> Line {
        Line(
          x: seen.map(\.0), y: y, name: name, naming: isOnColours ? .direct : .legend,
          ink: isOnColours ? .white : .text, dash: dash)
      }
      if seen.count > 1 {
        marks += [
          line(seen.map(\.1.low), "68 % of events", .dashed),
          line(seen.map(\.1.median), "median", .solid), line(seen.map(\.1.high), nil, .dashed),
        ]
      }
    }
    return Figure(
      Panel(x: PanelAxis("S1c [phd]"), y: PanelAxis("log_{10}(S2c [phd])"), marks: marks))
  }
}
