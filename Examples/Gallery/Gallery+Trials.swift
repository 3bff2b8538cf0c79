import Foundation
import Numerics
import Plotting

/// What puts a program for figures to the test.
extension Gallery {
  /// All shapes of points and patterns of lines, in all colours.
  static let samples: Figure = {
    let x = (0...12).map { Double($0) }
    let names: [Label] = ["α", "β", "γ", "neutrons", "axions", "^{8}B ν"]
    let marks: [any Mark] = names.enumerated().flatMap { index, name in
      let y = x.map { 8 - Double(index) + 0.6 * sin(0.6 * $0 + Double(index)) }
      return [
        Line(x: x, y: y, ink: .series(index), dash: Stroke.Dash.allCases[index % 4]),
        Points(
          x: x, y: y, name: name, ink: .series(index), shape: Points.Shape.allCases[index]),
      ] as [any Mark]
    }
    return Figure(
      Panel(x: PanelAxis("t [s]"), y: PanelAxis("signal [mV]"), marks: marks, grid: .major))
  }()

  /// Axes of all sizes, plain, with powers of ten, with prefixes, turned round.
  static let scales: Figure = {
    func panel(_ x: PanelAxis, _ y: PanelAxis) -> Panel {
      Panel(x: x, y: y, marks: [])
    }
    return Figure(
      rows: [
        [
          panel(PanelAxis("to 3", from: 0, to: 3), PanelAxis("to 30", from: 0, to: 30)),
          panel(PanelAxis("to 3e6", from: 0, to: 3e6), PanelAxis("to 3e−7", from: -3e-7, to: 3e-7)),
          panel(
            PanelAxis("with prefixes", from: 0, to: 3e6, numbers: .prefixed),
            PanelAxis("depth [mm]", from: 0, to: -2600)),
        ],
        [
          panel(
            PanelAxis("3 to 30", scale: .logarithmic, from: 3, to: 30),
            PanelAxis("40 to 60", scale: .logarithmic, from: 40, to: 60)),
          panel(
            PanelAxis("2 decades", scale: .logarithmic, from: 2e-48, to: 3e-46),
            PanelAxis("30 decades", scale: .logarithmic, from: 1e-20, to: 1e10)),
          panel(
            PanelAxis("frequency [Hz]", scale: .logarithmic, from: 1, to: 1e9, numbers: .prefixed),
            PanelAxis("far from 0", from: 1_000_000.1, to: 1_000_000.4)),
        ],
      ], width: .double)
  }()

  /// Nothing, one point, equal points, gaps, infinities, numbers of any size.
  static let borders: Figure = {
    func panel(_ title: Label, _ x: [Double], _ y: [Double]) -> Panel {
      Panel(
        title: title, x: PanelAxis("x"), y: PanelAxis("y"),
        marks: [Line(x: x, y: y, dash: .solid), Points(x: x, y: y, ink: .series(1))])
    }
    let ramp = (0..<30).map { Double($0) }
    let gaps = ramp.map { $0.truncatingRemainder(dividingBy: 7) < 2 ? .nan : sin(0.4 * $0) }
    return Figure(
      rows: [
        [
          panel("no data", [], []), panel("one point", [3], [30]),
          panel("all equal", ramp, ramp.map { _ in 3e6 }),
        ],
        [
          panel("gaps", ramp, gaps),
          panel("infinite", [0, 1, 2, 3], [1, .infinity, 2, -.infinity]),
          panel("of any size", [-1e300, 0, 1e300], [1e-300, 0, -1e-300]),
        ],
      ], width: .double)
  }()
}
