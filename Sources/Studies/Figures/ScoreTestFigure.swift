import Foundation
public import Inference
import Numerics
public import Plotting

extension Figure {
  /// The scores of a test beside those expected of the background, with what the test found.
  public static func scoreTest(_ result: ScoreTestResult, of test: ScoreTest) -> Figure {
    var data: ScoreSample?
    if case .scores(let scores) = test.subject { data = scores }
    let found = result.rows.prefix(2).map {
      "\($0.name): Z = \(String(format: "%.3g", $0.significance.z))"
    }
    return scoreTest(
      of: data, against: test.background,
      title: found.isEmpty ? nil : Label(verbatim: found.joined(separator: ", ")))
  }

  /// The scores of data beside those expected of the background, component by component.
  ///
  /// - Parameters:
  ///   - data: The scores of the data; nothing for none.
  ///   - background: What is expected.
  ///   - title: Words above, such as a significance.
  ///   - axis: What the score is called, where there is one.
  /// - Returns: The figure.
  public static func scoreTest(
    of data: ScoreSample?, against background: Background, title: Label? = nil,
    axis: Label = "anomaly score"
  ) -> Figure {
    switch background.shape {
    case .line(let density): line(density, background, data, title, axis)
    case .plane(let density): plane(density, background, data, title)
    }
  }

  private static func line(
    _ density: ScoreDensity, _ background: Background, _ data: ScoreSample?, _ title: Label?,
    _ name: Label
  ) -> Figure {
    // What lies beyond one event in ten thousand is drawn where data are.
    let ends = [density.quantile(1e-4), density.quantile(1 - 1e-4)]
    guard let axis = Axis.holding(ends + (data?.first ?? []), bins: 60) else {
      return Figure(Panel(x: PanelAxis(name), y: PanelAxis("events"), marks: []))
    }
    var layers: [StackedHistogram.Layer] = []
    for component in background.declared.sorted(by: { $0.expected < $1.expected }) {
      guard case .line(let own) = component.shape else { continue }
      layers.append(
        StackedHistogram.Layer(
          Label(verbatim: component.name),
          contents: zip(axis.edges, axis.edges.dropFirst()).map {
            component.expected * (own.cumulative($1) - own.cumulative($0))
          }))
    }
    var marks: [any Mark] = [StackedHistogram(edges: axis.edges, layers: layers)]
    var counts: [Double] = []
    if let data {
      var histogram = Histogram1D(axis: axis)
      histogram.fill(data.first.span)
      // Empty bins have no point, which on a logarithmic axis they could not have.
      let seen = histogram.weights.indices.filter { histogram.weights[$0] > 0 }
      counts = seen.map { histogram.weights[$0] }
      marks.append(
        Points(
          x: seen.map { axis.centers[$0] }, y: counts,
          yErrors: .symmetric(counts.map { $0.squareRoot() }),
          name: Label(verbatim: "data, \(data.count) events"), ink: .text, shape: .circle,
          size: 0.8))
    }
    let total = axis.edges.indices.dropLast().map { bin in
      layers.reduce(0) { $0 + $1.contents[bin] }
    }
    let highest = (counts + total).max() ?? 0
    let scale: AxisScale = highest > 50 ? .logarithmic : .linear
    return Figure(
      Panel(
        x: PanelAxis(name),
        y: PanelAxis("events per bin", scale: scale, from: scale == .logarithmic ? 0.1 : nil),
        marks: marks), title: title)
  }

  private static func plane(
    _ density: PlaneDensity, _ background: Background, _ data: ScoreSample?, _ title: Label?
  ) -> Figure {
    guard
      let first = Axis.holding(density.firstNodes + (data?.first ?? []), bins: 100),
      let second = Axis.holding(density.secondNodes + (data?.second ?? []), bins: 100)
    else { return Figure(Panel(x: PanelAxis("score"), y: PanelAxis("score"), marks: [])) }
    let area = first.widths[0] * second.widths[0]
    let values = first.centers.flatMap { x in
      second.centers.map { y in background.expected * density.density(at: [x, y]) * area }
    }
    let highest = values.max() ?? 0
    var marks: [any Mark] = [
      Heatmap(
        xEdges: first.edges, yEdges: second.edges, values: values.map { $0 > 0 ? $0 : .nan },
        colours: ColourScale(
          "expected events per cell", scale: .logarithmic, from: max(1e-6 * highest, 1e-300)))
    ]
    if let data {
      marks.append(
        Points(
          x: data.first, y: data.second, name: Label(verbatim: "data, \(data.count) events"),
          ink: .fixed(Colour(0xd55e00)), shape: .circle, size: 0.6))
    }
    return Figure(
      Panel(x: PanelAxis("first score"), y: PanelAxis("second score"), marks: marks), title: title)
  }
}
