import Foundation
import Numerics
import Plotting
import Storage

extension Figure {
  /// The plane of mass and cross section: the default statistic as a map with its contours, others as lines.
  static func darwinPlane(
    _ plane: DarwinPlane, _ likelihood: LikelihoodTable, settings: DarwinSettings
  ) -> Figure {
    let masses = settings.signals.masses
    let crossSections = settings.signals.plane.values
    let values = masses.flatMap { mass in
      crossSections.map { plane.significance(.networks, "averaged-lr", mass, $0) }
    }
    var marks: [any Mark] = [
      Heatmap(
        xEdges: edges(masses), yEdges: edges(crossSections), values: values,
        colours: ColourScale(
          "median significance [σ]", from: 0, to: DarwinStudy.highestOfPlane))
    ]
    for level in settings.statistics.significances {
      let line = plane.contour(.networks, "averaged-lr", level)
      marks.append(
        Line(
          x: line.masses, y: line.crossSections, name: short(level) + "σ", naming: .direct,
          ink: .white, dash: .solid))
    }
    let rows = likelihood.rows
    let level = Int((100 * settings.likelihood.level).rounded())
    marks += [
      Band(
        x: rows.map(\.mass), lower: rows.map(\.band.lower), upper: rows.map(\.band.upper),
        ink: .series(5), opacity: 0.35),
      Line(
        x: rows.map(\.mass), y: rows.map(\.limit.crossSection),
        name: Label(verbatim: "signal known, \(level) % limit"), ink: .series(5), dash: .solid),
      Line(
        x: rows.map(\.mass), y: rows.map(\.discovery.crossSection),
        name: "signal known, 3σ", ink: .series(1), dash: .solid),
    ]
    let others: [(ScoreSpace, String, Label)] = [
      (.areas, "averaged-lr", "3σ, corrected areas"),
      (.charge, DarwinScores.recoilStatistic, "3σ, nuclear recoils, classifier and S2"),
      (.score, "paper-q", "3σ, the paper's q"),
    ]
    for (number, (space, statistic, name)) in others.enumerated() {
      let line = plane.contour(space, statistic, 3)
      marks.append(
        Line(
          x: line.masses, y: line.crossSections, name: name, ink: .series(number + 2),
          dash: .dashed))
    }
    return Figure(
      Panel(
        x: PanelAxis("WIMP mass [GeV/c^{2}]", scale: .logarithmic),
        y: PanelAxis("σ_{SI} [cm^{2}]", scale: .logarithmic), marks: marks, legend: .above))
  }

  /// Edges between numbers at about equal ratios.
  private static func edges(_ values: [Double]) -> [Double] {
    guard values.count > 1 else { return values.flatMap { [0.9 * $0, 1.1 * $0] } }
    let middle = zip(values, values.dropFirst()).map { ($0 * $1).squareRoot() }
    let last = values.count - 1
    return [values[0] * values[0] / middle[0]] + middle
      + [values[last] * values[last] / middle[last - 1]]
  }
}
