import Foundation
public import Inference
public import Plotting

extension Figure {
  /// What data say of parameters of interest: the statistic of each value, the thresholds above which
  /// values are excluded, and where it crosses them.
  ///
  /// - Parameters:
  ///   - results: One result for each parameter.
  ///   - statistic: The statistic that they were found with.
  /// - Returns: A panel for each parameter.
  /// - Throws: Where a fit with the parameter held finds no minimum.
  public static func limits(
    _ results: [LimitResult], by statistic: ProfileStatistic
  ) throws -> Figure {
    let panels = try results.map { try panel(of: $0, statistic) }
    return Figure(rows: panels.map { [$0] }, width: .single)
  }

  private static func panel(
    of result: LimitResult, _ statistic: ProfileStatistic
  ) throws -> Panel {
    let parameter = result.analysis.parameter
    let ends = result.intervals.flatMap { [$0.lower, $0.upper] }.filter(\.isFinite)
    let best = result.analysis.best.values[result.analysis.interest]
    let lowest = ends.min() ?? best
    let highest = ends.max() ?? best
    let margin = 0.3 * max(highest - lowest, result.analysis.stepScale)
    let from = max(parameter.range.lowerBound, lowest - margin)
    let to = min(parameter.range.upperBound, highest + margin)
    let values = (0...100).map { from + (to - from) * Double($0) / 100 }
    var marks: [any Mark] = []
    for (number, curve) in result.thresholds.enumerated() {
      let points = try result.analysis.scan(statistic, at: values, thresholds: curve)
      if number == 0 {
        marks.append(
          Line(x: values, y: points.map(\.statistic), name: "data", ink: .series(0)))
      }
      let level = String(format: "%.3g", 100 * curve.level)
      let ink = Ink.series(number + 1)
      marks.append(
        Line(
          x: values, y: points.map(\.threshold),
          name: Label(verbatim: "excluded above, \(level) %"), ink: ink, dash: .dashed))
      let nodes = curve.nodes.filter { $0.toys > 0 && (from...to).contains($0.value) }
      if !nodes.isEmpty {
        marks.append(
          Points(
            x: nodes.map(\.value), y: nodes.map(\.threshold),
            yErrors: .symmetric(nodes.map(\.error)), ink: ink))
      }
    }
    marks += ends.map { ReferenceLine(.upright(x: $0)) }
    return Panel(
      x: PanelAxis(Label(verbatim: parameter.name)),
      y: PanelAxis("test statistic −2 ln λ"), marks: marks)
  }
}
