/// A point in the detector, in mm; z runs upwards along the axis.
public struct Position: Sendable, Equatable {
  /// Across, mm.
  public var x: Double
  /// Across, mm.
  public var y: Double
  /// Height, mm.
  public var z: Double

  /// Creates a point from its coordinates.
  public init(x: Double, y: Double, z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// The distance from the axis, mm.
  public var radius: Double { (x * x + y * y).squareRoot() }
}
