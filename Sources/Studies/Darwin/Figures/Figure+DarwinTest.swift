import Foundation
import Inference
import Numerics
import Plotting

extension Figure {
  /// The paper's statistic in pseudo-experiments, of background alone and with the benchmark.
  ///
  /// The exact law is the line; the toys are drawn to be seen, not to decide.
  static func darwinTest(
    _ scores: DarwinScores, settings: DarwinSettings, threads: Int
  ) throws -> Figure {
    let background = try scores.background(in: .score, exposure: scores.exposure)
    let signal = try scores.signal(
      mass: settings.signals.benchmark.mass, in: .score, exposure: scores.exposure)
    let statistic = try StatisticKind.paperQ.prepared(for: background)
    let plan = ToyDistribution.Plan(
      count: settings.statistics.pseudoExperiments, seed: settings.seed, threads: threads)
    let alone = try ToyDistribution(try statistic.toyRecipe(with: nil), plan: plan)
    let added = try ToyDistribution(try statistic.toyRecipe(with: signal), plan: plan)
    let lower = min(alone.quantile(0.001), added.quantile(0.001))
    let upper = max(alone.quantile(0.999), added.quantile(0.999))
    let axis = Axis.regular(bins: 60, from: lower, to: upper + 1e-9)
    func histogram(_ toys: ToyDistribution, _ name: Label, _ ink: Ink) -> Steps {
      var histogram = Histogram1D(axis: axis)
      histogram.fill(toys.values.span)
      return Steps(
        edges: axis.edges, levels: histogram.weights, name: name, ink: ink, opacity: 0.2)
    }
    // The law of background alone between the edges of the bins.
    let tails = try axis.edges.map { edge in
      try statistic.significance(
        of: Evaluation(value: edge, events: Int(background.expected.rounded()))
      ).probability
    }
    let count = Double(settings.statistics.pseudoExperiments)
    let median = added.quantile(0.5)
    let found = try statistic.band(with: signal).median.z
    return Figure(
      Panel(
        x: PanelAxis("q = −2 ln L"), y: PanelAxis("pseudo-experiments per bin"),
        marks: [
          histogram(alone, "background alone", .series(0)),
          histogram(added, "with the benchmark", .series(1)),
          Line(
            x: axis.centers, y: zip(tails, tails.dropFirst()).map { count * ($0 - $1) },
            name: "exact law", ink: .text, dash: .solid, width: 0.9),
          ReferenceLine(.upright(x: median), name: "median, Z = " + short(found)),
        ]))
  }

  /// The median significance of the benchmark against exposure, a line for each statistic.
  static func darwinExposure(_ table: StatisticTable, settings: DarwinSettings) -> Figure {
    var marks: [any Mark] = []
    for (number, line) in DarwinLine.ofExposure.enumerated() {
      let rows = table.line(line.space, line.statistic)
      guard !rows.isEmpty else { continue }
      let exposures = rows.map(\.exposure)
      if number == 0 {
        marks.append(
          Band(
            x: exposures, lower: rows.map { max($0.lower, 0) }, upper: rows.map(\.upper),
            name: "16 to 84 % of experiments", ink: line.ink, opacity: 0.2))
      }
      marks.append(
        Line(
          x: exposures, y: rows.map(\.median), name: line.name, ink: line.ink, dash: line.dash))
      let bounds = rows.filter(\.isLowerBound)
      if !bounds.isEmpty {
        marks.append(
          Points(
            x: bounds.map(\.exposure), y: bounds.map(\.median), ink: line.ink,
            shape: .triangle))
      }
    }
    for level in [1.0, 2, 3] { marks.append(ReferenceLine(.across(y: level))) }
    return Figure(
      Panel(
        x: PanelAxis("exposure [tonne-years]", scale: .logarithmic),
        y: PanelAxis("median significance [σ]", from: 0, to: 12), marks: marks, legend: .above))
  }

  /// Significance against the classifier's weight in the score.
  static func darwinWeights(_ scan: [(statistic: String, weight: Double, z: Double)]) -> Figure {
    var names: [String] = []
    for row in scan where !names.contains(row.statistic) { names.append(row.statistic) }
    // A weight of zero has no place on a logarithmic axis; the table has it.
    let marks = names.map { name in
      let rows = scan.filter { $0.statistic == name && $0.weight > 0 }
      return Line(x: rows.map(\.weight), y: rows.map(\.z), name: Label(verbatim: name))
    }
    return Figure(
      Panel(
        x: PanelAxis("weight of the classifier, natural units", scale: .logarithmic),
        y: PanelAxis("median significance [σ]"), marks: marks))
  }
}

/// A statistic over a space, with the name and the look it has in figures.
struct DarwinLine {
  let space: ScoreSpace
  let statistic: String
  let name: Label
  let ink: Ink
  var dash = Stroke.Dash.solid

  /// The lines of significance against exposure, the default statistic first.
  static let ofExposure = [
    DarwinLine(
      space: .networks, statistic: "averaged-lr", name: "averaged LR, both networks",
      ink: .series(0)),
    DarwinLine(
      space: .classifier, statistic: "averaged-lr", name: "averaged LR, classifier",
      ink: .series(1)),
    DarwinLine(
      space: .charge, statistic: "averaged-lr", name: "averaged LR, classifier and S2",
      ink: .series(5)),
    DarwinLine(
      space: .areas, statistic: "averaged-lr", name: "averaged LR, corrected areas",
      ink: .series(2)),
    DarwinLine(
      space: .score, statistic: "averaged-lr", name: "averaged LR, anomaly score",
      ink: .series(4)),
    DarwinLine(
      space: .charge, statistic: DarwinScores.recoilStatistic,
      name: "nuclear recoils, classifier and S2", ink: .series(5), dash: .dashed),
    DarwinLine(
      space: .areas, statistic: "known-signal", name: "known signal, corrected areas", ink: .text),
    DarwinLine(space: .score, statistic: "paper-q", name: "the paper's q", ink: .series(3)),
    DarwinLine(
      space: .score, statistic: "count", name: "count of all events", ink: .text, dash: .dashed),
  ]
}
