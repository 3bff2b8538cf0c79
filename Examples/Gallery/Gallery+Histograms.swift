import Foundation
import Numerics
import Plotting

/// What is counted in bins.
extension Gallery {
  /// Outlines, one of them filled, and points with errors.
  static let histograms: Figure = {
    let axis = Axis.regular(bins: 40, from: -4, to: 6)
    var background = Histogram1D(axis: axis)
    let first = normals(4000, index: 1)
    background.fill(first.span)
    var signal = Histogram1D(axis: axis)
    let second = normals(1500, index: 2).map { 2.4 + 0.7 * $0 }
    signal.fill(second.span)
    let data = zip(background.weights, signal.weights).map { 1.03 * $0 + 0.95 * $1 }
    return Figure(
      Panel(
        x: PanelAxis("anomaly score"), y: PanelAxis("events per bin"),
        marks: [
          Steps(background, name: "background", opacity: 0.3),
          Steps(signal, name: "signal"),
          Points(
            x: axis.centers, y: data, yErrors: .symmetric(data.map { $0.squareRoot() }),
            name: "data", ink: .text, shape: .circle, size: 0.8),
        ]))
  }()

  /// What makes up a total, with its uncertainty, data, and their ratio below.
  static let stack: Figure = {
    let axis = Axis.logarithmic(bins: 30, from: 1, to: 100)
    let centers = axis.centers
    func layer(_ height: Double, _ slope: Double) -> [Double] {
      centers.map { height * pow($0, -slope) }
    }
    let layers = [layer(40, 0.2), layer(300, 1), layer(2000, 2.2)]
    let total = centers.indices.map { bin in layers.reduce(0) { $0 + $1[bin] } }
    let noise = normals(30, index: 3)
    let data = zip(total, noise).map { ($0 + $0.squareRoot() * $1).rounded() }
    return Figure(
      rows: [
        [
          Panel(
            x: PanelAxis("S1 [PE]", scale: .logarithmic),
            y: PanelAxis("events", scale: .logarithmic),
            marks: [
              StackedHistogram(
                edges: axis.edges,
                layers: [
                  StackedHistogram.Layer("^{85}Kr", contents: layers[0]),
                  StackedHistogram.Layer("^{222}Rn chain", contents: layers[1]),
                  StackedHistogram.Layer("CEνNS", contents: layers[2]),
                ], errors: total.map { 0.12 * $0 }, errorName: "uncertainty"),
              Points(
                x: centers, y: data, yErrors: .symmetric(data.map(\.magnitude).map { sqrt($0) }),
                name: "data", ink: .text, shape: .circle, size: 0.8),
            ])
        ],
        [
          Panel(
            x: PanelAxis("S1 [PE]", scale: .logarithmic),
            y: PanelAxis("data / model", from: 0, to: 2),
            marks: [
              Band(
                x: axis.edges, lower: axis.edges.map { _ in 0.88 },
                upper: axis.edges.map { _ in 1.12 }, ink: .muted),
              ReferenceLine(.across(y: 1)),
              Points(
                x: centers, y: zip(data, total).map { $0 / $1 },
                yErrors: .symmetric(zip(data, total).map { sqrt($0) / $1 }), ink: .text,
                size: 0.8),
            ], height: .ratio(0.26))
        ],
      ], sharing: .x)
  }()

  /// A point for every event, and a histogram of all: ten thousand times as many in the same space.
  static let crowd: Figure = {
    let count = 1_000_000
    let x = normals(count, index: 4)
    let noise = normals(count, index: 5)
    let y = zip(x, noise).map { 0.6 * $0 + 0.8 * $1 }
    let times = (0..<count).map { Double($0) }
    var wander = 0.0
    let path = noise.map { step in
      wander += step
      return wander
    }
    return Figure(
      rows: [
        [
          Panel(
            title: "10^{6} points", x: PanelAxis("x"), y: PanelAxis("y"),
            marks: [Points(x: x, y: y, size: 0.6)]),
          Panel(
            title: "a line of 10^{6} points", x: PanelAxis("step"), y: PanelAxis("distance"),
            marks: [Line(x: times, y: path, width: 0.7)]),
        ]
      ], width: .double)
  }()
}
