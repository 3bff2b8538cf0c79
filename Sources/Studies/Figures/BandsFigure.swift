import Numerics
public import Plotting

extension Figure {
  /// Where the charge of events lies for their light: the median and 68 % around it.
  public static func bands(_ bands: [EventBand]) -> Figure {
    Figure(
      Panel(
        x: PanelAxis("S1c [phd]"), y: PanelAxis("log_{10}(S2c [phd])"),
        marks: bandMarks(bands, name: "68 % of events")))
  }

  static func bandMarks(_ bands: [EventBand], name: Label) -> [any Mark] {
    let seen = bands.compactMap { band in band.quantiles.map { (band, $0) } }
    let centers = seen.map { 0.5 * ($0.0.s1.lowerBound + $0.0.s1.upperBound) }
    return [
      Band(
        x: centers, lower: seen.map(\.1.low), upper: seen.map(\.1.high), name: name,
        ink: .series(0)),
      Line(x: centers, y: seen.map(\.1.median), name: "median", ink: .series(0)),
    ]
  }
}
