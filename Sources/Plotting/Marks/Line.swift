/// A line through points, with gaps where a number is missing.
///
/// Points that have no place on the axes (NaN, or not positive on a logarithmic one) make gaps; a
/// point between two gaps is a dot. Any number of points may be given: see `ColumnExtremes`.
public struct Line: Mark {
  /// Where the name is written.
  public enum Naming: Sendable {
    /// In the legend.
    case legend
    /// Beside the line.
    case direct
  }

  /// The points' places along the horizontal axis.
  public let x: [Double]
  /// The points' places along the vertical axis.
  public let y: [Double]
  /// What the line is.
  public var name: Label?
  /// Where its name is written.
  public var naming: Naming
  /// What it is drawn with; nothing for the panel's next colour.
  public var ink: Ink?
  /// The pattern; nothing for the one that goes with the colour.
  public var dash: Stroke.Dash?
  /// The width, in widths of a line of the theme.
  public var width: Double

  /// A line through points given by their coordinates.
  public init(
    x: [Double], y: [Double], name: Label? = nil, naming: Naming = .legend, ink: Ink? = nil,
    dash: Stroke.Dash? = nil, width: Double = 1
  ) {
    precondition(x.count == y.count, "Line: \(y.count) numbers for y, expected \(x.count)")
    self.x = x
    self.y = y
    self.name = name
    self.naming = naming
    self.ink = ink
    self.dash = dash
    self.width = width
  }

  /// One colour, where none was asked for.
  public var seriesCount: Int { ink == nil ? 1 : 0 }
  /// In words.
  public var summary: String { "line of \(x.count) points" }

  public var numbers: [MarkNumbers] { [MarkNumbers(name, [(.x, x), (.y, y)])] }

  /// What it is drawn with, given its colour of the palette.
  func stroke(firstSeries: Int) -> Stroke {
    Stroke(
      ink ?? .series(firstSeries), width: width,
      dash: dash ?? (ink == nil ? .series(firstSeries) : .solid))
  }

  public func keys(firstSeries: Int) -> [LegendKey] {
    guard let name, naming == .legend else { return [] }
    return [LegendKey(.line(stroke(firstSeries: firstSeries)), name)]
  }

  public func occupy(_ extent: inout Extent) {
    for (x, y) in zip(x, y) where x.isFinite && y.isFinite {
      extent.includeX(x)
      extent.includeY(y)
    }
  }

  public func draw(on canvas: inout Canvas, in frame: PanelFrame) {
    let curve = Curve(count: x.count, in: frame) { frame(x[$0], y[$0]) }
    let stroke = stroke(firstSeries: frame.firstSeries)
    curve.draw(on: &canvas, in: frame, stroke)
    if let name, naming == .direct {
      canvas.waiting.append(
        DirectLabel(name, along: curve.pieces + curve.dots.map { [$0] }, stroke.ink.forWords))
    }
  }
}
