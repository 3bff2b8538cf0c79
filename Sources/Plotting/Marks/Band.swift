/// The area between two curves: an interval at each place.
public struct Band: Mark {
  /// The places.
  public let x: [Double]
  /// The lower ends of the intervals.
  public let lower: [Double]
  /// The upper ends.
  public let upper: [Double]
  /// What the band is.
  public var name: Label?
  /// What it is drawn with; nothing for the panel's next colour.
  public var ink: Ink?
  /// How strongly it is filled, 0 to 1.
  public var opacity: Double

  /// A band between two curves over the same places.
  public init(
    x: [Double], lower: [Double], upper: [Double], name: Label? = nil, ink: Ink? = nil,
    opacity: Double = 0.3
  ) {
    precondition(
      x.count == lower.count && x.count == upper.count,
      "Band: \(lower.count) lower and \(upper.count) upper ends, expected \(x.count)")
    self.x = x
    self.lower = lower
    self.upper = upper
    self.name = name
    self.ink = ink
    self.opacity = opacity
  }

  /// One colour, where none was asked for.
  public var seriesCount: Int { ink == nil ? 1 : 0 }
  /// In words.
  public var summary: String { "band over \(x.count) places" }

  public var numbers: [MarkNumbers] {
    [MarkNumbers(name, [(.x, x), (.yLow, lower), (.yHigh, upper)])]
  }

  public func keys(firstSeries: Int) -> [LegendKey] {
    name.map { [LegendKey(.area(ink ?? .series(firstSeries), opacity: opacity, edge: nil), $0)] }
      ?? []
  }

  public func occupy(_ extent: inout Extent) {
    for index in x.indices
    where x[index].isFinite && !lower[index].isNaN && !upper[index].isNaN {
      extent.includeX(x[index])
      extent.includeY(lower[index])
      extent.includeY(upper[index])
    }
  }

  public func draw(on canvas: inout Canvas, in frame: PanelFrame) {
    var shapes: [[PagePoint]] = []
    var below = ColumnExtremes()
    var above = ColumnExtremes()
    var isOpen = false
    func finish() {
      guard isOpen else { return }
      shapes.append(frame.clipping.polygon(above.finish() + below.finish().reversed()))
      isOpen = false
    }
    for index in x.indices {
      let low = PagePoint(frame.x(x[index]), Self.bounded(frame.y.downTo(lower[index]), frame))
      let high = PagePoint(low.x, Self.bounded(frame.y.downTo(upper[index]), frame))
      guard low.isFinite, high.isFinite else {
        finish()
        continue
      }
      below.add(low)
      above.add(high)
      isOpen = true
    }
    finish()
    canvas.shapes(
      shapes.filter { !$0.isEmpty }, ink ?? .series(frame.firstSeries), opacity: opacity)
  }

  /// An end at infinity stands far outside of the panel.
  private static func bounded(_ y: Double, _ frame: PanelFrame) -> Double {
    y.isNaN ? y : min(max(y, frame.rect.top - 1e7), frame.rect.bottom + 1e7)
  }
}
