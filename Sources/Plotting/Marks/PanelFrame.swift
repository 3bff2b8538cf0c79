/// Where a mark is drawn: a rectangle of the page and the axes along it.
public struct PanelFrame: Sendable {
  /// The rectangle of the data.
  public let rect: PageRect
  /// The horizontal axis.
  public let x: Projection
  /// The vertical axis.
  public let y: Projection
  /// The first colour of the palette that the mark takes.
  public var firstSeries = 0

  /// The point of the page for a point of the data; not finite where it has no place.
  @inline(__always)
  public func callAsFunction(_ x: Double, _ y: Double) -> PagePoint {
    PagePoint(self.x(x), self.y(y))
  }

  /// Keeps what lies near the frame, with room for the width of lines.
  var clipping: Clipping { Clipping(rect.grown(by: 20)) }
}
