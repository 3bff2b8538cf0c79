/// Lines along which values on a grid of points are equal, with their values written on them.
public struct Contours: Mark {
  /// The grid's places along the horizontal axis, increasing.
  public let x: [Double]
  /// The grid's places along the vertical axis, increasing.
  public let y: [Double]
  /// The value at each point of the grid, with `y` running fastest; NaN where there is none.
  public let values: [Double]
  /// The levels that are drawn, each with what is written on its line.
  public let levels: [(value: Double, label: Label)]
  /// What the values are.
  public var name: Label?
  /// What the lines are drawn with; nothing for the panel's next colour.
  public var ink: Ink?

  /// Lines of some levels.
  public init(
    x: [Double], y: [Double], values: [Double], levels: [(value: Double, label: Label)],
    name: Label? = nil, ink: Ink? = nil
  ) {
    precondition(
      values.count == x.count * y.count,
      "Contours: \(values.count) values, expected \(x.count * y.count)")
    self.x = x
    self.y = y
    self.values = values
    self.levels = levels
    self.name = name
    self.ink = ink
  }

  /// One colour, where none was asked for.
  public var seriesCount: Int { ink == nil ? 1 : 0 }
  /// In words.
  public var summary: String {
    "contours at " + levels.map(\.label.words).joined(separator: ", ")
  }

  public var numbers: [MarkNumbers] {
    [
      MarkNumbers(
        name,
        [
          (.x, x.flatMap { x in y.map { _ in x } }), (.y, x.flatMap { _ in y }), (.value, values),
        ])
    ]
  }

  public func keys(firstSeries: Int) -> [LegendKey] {
    name.map { [LegendKey(.line(Stroke(ink ?? .series(firstSeries))), $0)] } ?? []
  }

  public func occupy(_ extent: inout Extent) {
    extent.includeX(x)
    extent.includeY(y)
    extent.tightenX()
    extent.tightenY()
  }

  public func draw(on canvas: inout Canvas, in frame: PanelFrame) {
    let ink = ink ?? .series(frame.firstSeries)
    for (index, level) in levels.enumerated() {
      let lines = MarchingSquares(x: x, y: y, values: values).lines(at: level.value)
        .map { line in line.map { frame($0.x, $0.y) } }
        .map { line in line.filter(\.isFinite) }
      let seen = lines.flatMap { frame.clipping.polyline($0) }
      canvas.lines(seen, Stroke(ink, dash: levels.count > 1 ? .series(index) : .solid))
      guard !level.label.isEmpty else { continue }
      canvas.waiting.append(DirectLabel(level.label, on: seen, ink.forWords))
    }
  }
}
