/// A rectangle of the page, points.
public struct PageRect: Sendable, Equatable {
  /// The left side.
  public var left: Double
  /// The upper side.
  public var top: Double
  /// The right side.
  public var right: Double
  /// The lower side.
  public var bottom: Double

  /// A rectangle between four sides.
  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The width.
  public var width: Double { right - left }
  /// The height.
  public var height: Double { bottom - top }
  /// The middle.
  public var center: PagePoint { PagePoint(0.5 * (left + right), 0.5 * (top + bottom)) }

  /// The rectangle with its sides moved outwards.
  func grown(by margin: Double) -> PageRect {
    PageRect(
      left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  /// Whether a point lies in it.
  @inline(__always)
  func holds(_ point: PagePoint) -> Bool {
    point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
  }

  /// Whether another rectangle lies in it.
  func holds(_ other: PageRect) -> Bool {
    other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
  }

  /// Whether they share more than a side.
  func overlaps(_ other: PageRect) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
