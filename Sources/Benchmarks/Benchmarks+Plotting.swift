import Foundation
import Numerics
import Plotting

/// The jobs of a reader: figures of a hundred thousand points, as SVG and as PNG.
extension Benchmarks {
  static let plotting = [
    Job(name: "figure-line", item: "figure of 1e5 points", items: 1) {
      let figure = wave(points: 100_000)
      return { _ = try figure.drawing() }
    },
    Job(name: "figure-points", item: "figure of 1e5 points", items: 1) {
      let figure = cloud(points: 100_000)
      return { _ = try figure.drawing() }
    },
    Job(name: "figure-png", item: "figure of 1e5 points", items: 1) {
      let figure = wave(points: 100_000)
      return { _ = try figure.drawing().png() }
    },
  ]

  private static func wave(points: Int) -> Figure {
    let x = (0..<points).map { Double($0) }
    return Figure(
      Panel(
        x: PanelAxis("time [ns]"), y: PanelAxis("signal [PE]"),
        marks: [Line(x: x, y: x.map { sin(0.01 * $0) + 0.3 * sin(37 * $0) }, name: "wave")]))
  }

  private static func cloud(points: Int) -> Figure {
    var stream = RandomStream(seed: 1, purpose: .benchmark, index: 3)
    let places = (0..<points).map { _ in (stream.uniform(), stream.uniform()) }
    return Figure(
      Panel(
        x: PanelAxis("x [mm]"), y: PanelAxis("y [mm]"),
        marks: [Points(x: places.map(\.0), y: places.map(\.1), name: "events")]))
  }
}
