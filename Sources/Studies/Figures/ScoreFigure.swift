import Foundation
import Numerics
public import Plotting

extension Figure {
  /// How the events of a file score, kind by kind.
  public static func scores(_ scores: [ScoresOfKind]) -> Figure {
    let all = scores.flatMap(\.scores)
    guard let axis = Axis.holding(all, bins: 80) else {
      return Figure(Panel(x: PanelAxis("anomaly score"), y: PanelAxis("events"), marks: []))
    }
    let marks = scores.map { part in
      var histogram = Histogram1D(axis: axis)
      histogram.fill(part.scores.span)
      return Steps(
        histogram, name: Label(verbatim: part.name), opacity: scores.count > 1 ? 0.12 : 0.3)
    }
    let scale = AxisScale.suiting(marks.flatMap(\.levels), ratio: 100)
    return Figure(
      Panel(
        x: PanelAxis("anomaly score"),
        y: PanelAxis("events per bin", scale: scale, from: scale == .logarithmic ? 0.5 : nil),
        marks: marks, legend: scores.count > 1 ? .automatic : .none))
  }
}

extension Axis {
  /// Bins of equal width that hold all numbers that are finite; nothing where there are none.
  static func holding(_ values: [Double], bins: Int) -> Axis? {
    let finite = values.lazy.filter(\.isFinite)
    guard let lower = finite.min(), let upper = finite.max(), (upper - lower).isFinite else {
      return nil
    }
    // The highest lies inside of the last bin, and equal ones are in the middle of all.
    let width = upper - lower
    let room = width > 1e-9 * max(abs(lower), abs(upper)) ? 1e-6 * width : max(1, abs(lower)) / 2
    return try? Axis(.regular(bins: bins, lower: lower - room, upper: upper + room))
  }
}
