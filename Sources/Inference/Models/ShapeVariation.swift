/// What becomes of a histogram where a parameter is one, and where it is minus one.
///
/// In between each cell follows a parabola through the three heights, and outside the straight
/// line that continues it: continuous with its slope. A cell that would fall below zero comes near
/// it more and more slowly instead.
public struct ShapeVariation: Sendable {
  /// The parameter.
  public let parameter: String
  /// The density where the parameter is one.
  public let up: any EventDensity
  /// The density where it is minus one.
  public let down: any EventDensity
  /// How many events there are where the parameter is one, relative to zero.
  public let upScale: Double
  /// How many there are where it is minus one.
  public let downScale: Double

  /// A deformation that may change the number of events, too.
  public init(
    _ parameter: String, up: any EventDensity, down: any EventDensity, upScale: Double = 1,
    downScale: Double = 1
  ) {
    self.parameter = parameter
    self.up = up
    self.down = down
    self.upScale = upScale
    self.downScale = downScale
  }
}
