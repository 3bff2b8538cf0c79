/// A point of the page: points (1/72 inch) from its left and from its top.
public struct PagePoint: Sendable, Equatable {
  /// The distance from the left.
  public var x: Double
  /// The distance from the top.
  public var y: Double

  /// A point.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// Whether both coordinates are numbers, and small enough that differences are too.
  @inline(__always)
  var isFinite: Bool { abs(x) < 1e100 && abs(y) < 1e100 }
}
