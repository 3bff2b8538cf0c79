import Foundation
import Numerics
import Plotting

/// Values over a plane.
extension Gallery {
  /// Counts in two coordinates, on a logarithmic scale of colours, with a line over them.
  static let heat: Figure = {
    var histogram = Histogram2D(
      x: .regular(bins: 60, from: 0, to: 100), y: .regular(bins: 48, from: 0.8, to: 3.6))
    let first = normals(60_000, index: 6)
    let second = normals(60_000, index: 7)
    let s1 = first.map { 45 + 18 * $0 }
    let ratio = zip(s1, second).map { 2.5 - 0.004 * $0 + 0.16 * $1 }
    histogram.fill(x: s1.span, y: ratio.span)
    let places = (0...50).map { 2 * Double($0) }
    return Figure(
      Panel(
        x: PanelAxis("cS1 [PE]"), y: PanelAxis("log_{10}(cS2/cS1)"),
        marks: [
          Heatmap(histogram, colours: ColourScale("events per bin", scale: .logarithmic)),
          Line(
            x: places, y: places.map { 1.9 - 0.004 * $0 }, name: "median of nuclear recoils",
            naming: .direct, ink: .text, dash: .dashed),
        ]))
  }()

  /// Lines of equal values with the values on them.
  static let contours: Figure = {
    let x = (0...80).map { -4 + 0.1 * Double($0) }
    let y = (0...60).map { -3 + 0.1 * Double($0) }
    func deviance(_ x: Double, _ y: Double) -> Double {
      let bowl = x * x / 2.4 + y * y / 1.1 - 0.9 * x * y / 1.6
      return bowl + 0.25 * sin(2 * x) * cos(2 * y)
    }
    let values = x.flatMap { x in y.map { y in deviance(x, y) } }
    return Figure(
      Panel(
        x: PanelAxis("θ_{1}"), y: PanelAxis("θ_{2}"),
        marks: [
          Heatmap(
            xEdges: (0...81).map { -4.05 + 0.1 * Double($0) },
            yEdges: (0...61).map { -3.05 + 0.1 * Double($0) }, values: values,
            colours: ColourScale("−2 ln(L/L_{max})", from: 0, to: 30)),
          Contours(
            x: x, y: y, values: values,
            levels: [(2.30, "68 %"), (4.61, "90 %"), (9.21, "99 %")], ink: .white),
          Points(x: [0.02], y: [0.01], ink: .white, shape: .cross),
          Annotation("best fit", x: 0.9, y: 0.8, pointingTo: (x: 0.1, y: 0.08), ink: .white),
        ]))
  }()

  /// The light of an event on two arrays of photosensors, with two dead channels.
  static let hits: Figure = {
    let pitch = 78.0
    var x: [Double] = []
    var y: [Double] = []
    for row in -11...11 {
      for column in -12...12 {
        let place = (
          pitch * (Double(column) + (row.isMultiple(of: 2) ? 0 : 0.5)),
          pitch * Double(row) * 3.0.squareRoot() / 2
        )
        guard hypot(place.0, place.1) < 760 else { continue }
        x.append(place.0)
        y.append(place.1)
      }
    }
    func light(_ width: Double, _ height: Double) -> [Double] {
      x.indices.map { channel in
        let square = pow(x[channel] - 210, 2) + pow(y[channel] + 140, 2)
        return channel == 40 || channel == 200
          ? .nan : height * pow(1 + square / (width * width), -1.5) + 0.4
      }
    }
    func panel(_ title: Label, _ values: [Double]) -> Panel {
      Panel(
        title: title, x: PanelAxis("x [mm]"), y: PanelAxis("y [mm]"),
        marks: [HitMap(x: x, y: y, values: values, colours: ColourScale("photoelectrons"))],
        height: .equalUnits)
    }
    return Figure(
      rows: [[panel("top array", light(130, 180)), panel("bottom array", light(500, 22))]],
      width: .double)
  }()
}
