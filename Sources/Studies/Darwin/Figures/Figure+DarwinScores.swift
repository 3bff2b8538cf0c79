import Foundation
import Inference
import Numerics
import Plotting

extension Figure {
  /// How background and signals score: stacked components, signals as lines, and the density used.
  static func darwinScores(
    _ scores: DarwinScores, in space: ScoreSpace, settings: DarwinSettings
  ) throws -> Figure {
    let column = space.columns()[0]
    let shown = settings.signals.shown
    let samples = try scores.components.map { ($0, try $0.events.numbers(column)) }
    let signals = try scores.signals.filter { shown.masses.contains($0.mass) }.map {
      ($0, try $0.events.numbers(column))
    }
    let all = samples.flatMap(\.1) + signals.flatMap(\.1)
    guard let quantiles = SampleQuantiles(of: all), let largest = all.max() else {
      return Figure(Panel(x: PanelAxis("score"), y: PanelAxis("events"), marks: []))
    }
    let lower = quantiles.value(at: 0)
    let upper = max(quantiles.value(at: 0.9995), lower + 1e-6 * abs(lower) + 1e-6)
    let axis = Axis.regular(bins: 70, from: lower, to: min(upper, largest) + 1e-9)
    func histogram(_ values: [Double], _ weights: [Double], _ factor: Double) -> [Double] {
      var histogram = Histogram1D(axis: axis)
      histogram.fill(values.span, weights: weights.map { factor * $0 }.span)
      return histogram.weights
    }
    var marks: [any Mark] = [
      StackedHistogram(
        edges: axis.edges,
        layers: samples.reversed().map { component, values in
          StackedHistogram.Layer(
            Label(verbatim: component.name.replacing("-", with: " ")),
            contents: histogram(values, component.events.weights, 1))
        })
    ]
    let factor = shown.crossSection / settings.signals.benchmark.crossSection
    for (number, (signal, values)) in signals.enumerated() {
      marks.append(
        Steps(
          edges: axis.edges, levels: histogram(values, signal.events.weights, factor),
          name: "WIMP " + short(signal.mass) + " GeV, " + short(shown.crossSection) + " cm^{2}",
          ink: .series(3 + number)))
    }
    let background = try scores.background(in: space, exposure: scores.exposure)
    if case .line(let density) = background.shape {
      let width = (axis.upper - axis.lower) / Double(axis.bins)
      marks.append(
        Line(
          x: axis.centers,
          y: axis.centers.map { background.expected * width * density.density(at: $0) },
          name: "density used", ink: .text, dash: .solid, width: 0.8))
    }
    return Figure(
      Panel(
        x: PanelAxis(
          Label(verbatim: space == .score ? "anomaly score TS [nats]" : "classifier's logit")),
        y: PanelAxis(
          Label(verbatim: "events per bin in \(Int(scores.exposure)) tonne-years"),
          scale: .logarithmic, from: 0.1),
        marks: marks))
  }
}
