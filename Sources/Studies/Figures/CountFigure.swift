import Foundation
public import Inference
public import Plotting

extension Figure {
  /// The intervals of all counts about those observed, as a belt, with the observed ones in it.
  ///
  /// - Parameters:
  ///   - intervals: The intervals of the observed counts.
  ///   - method: How they were made, which makes those of the other counts.
  ///   - isMonotone: Whether upper ends of unified intervals may not rise with the background.
  /// - Returns: A panel for each background.
  public static func counts(
    _ intervals: [CountInterval], by method: CountingMethod, isMonotone: Bool = false
  ) -> Figure {
    var backgrounds: [Double] = []
    for own in intervals where !backgrounds.contains(own.experiment.background) {
      backgrounds.append(own.experiment.background)
    }
    return Figure(
      rows: backgrounds.map { background in
        [
          panel(
            of: intervals.filter { $0.experiment.background == background },
            over: background, method, isMonotone)
        ]
      }, width: .single)
  }

  private static func panel(
    of intervals: [CountInterval], over background: Double, _ method: CountingMethod,
    _ isMonotone: Bool
  ) -> Panel {
    let observed = intervals.map(\.experiment.observed)
    let (least, most) = (observed.min() ?? 0, observed.max() ?? 0)
    // So many counts to each side, and no more steps than a figure can show.
    let margin = 3 + Int(2 * Double(most + 1).squareRoot())
    let range = max(0, least - margin)...most + margin
    let step = max(1, range.count / 200)
    var levels: [Double] = []
    for own in intervals where !levels.contains(own.level) { levels.append(own.level) }
    var marks: [any Mark] = []
    // The widest belt lies below the others.
    for (number, level) in levels.sorted(by: >).enumerated() {
      let belt = countIntervals(
        by: method, levels: [level], backgrounds: [background],
        counts: Array(stride(from: range.lowerBound, through: range.upperBound, by: step)),
        isMonotone: isMonotone)
      marks.append(
        Band(
          x: belt.flatMap { own -> [Double] in
            let left = Double(own.experiment.observed) - 0.5
            return [left, left + Double(step)]
          },
          lower: belt.flatMap { [$0.lower, $0.lower] },
          upper: belt.flatMap { [$0.upper, $0.upper] },
          name: Label(verbatim: String(format: "%.4g %% CL", 100 * level)), ink: .series(number)))
    }
    for own in intervals {
      let place = Double(own.experiment.observed)
      marks.append(
        Line(
          x: [place, place], y: [own.lower, own.upper],
          name: intervals.count <= 4 ? words(of: own, isOnly: levels.count == 1) : nil, ink: .text,
          dash: .solid, width: 2))
    }
    return Panel(
      title: Label(
        verbatim: method.rawValue + String(format: ", %g expected without signal", background)),
      x: PanelAxis("observed events"), y: PanelAxis("signal events"), marks: marks)
  }

  private static func words(of interval: CountInterval, isOnly: Bool) -> Label {
    let level = isOnly ? "" : String(format: " at %.4g %%", 100 * interval.level)
    return Label(
      verbatim: String(
        format: "%d observed: %.4g to %.4g", interval.experiment.observed, interval.lower,
        interval.upper) + level)
  }
}
