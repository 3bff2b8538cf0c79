/// Where the median of experiments reaches a wanted significance.
public struct Reach: Sendable, Equatable {
  /// The value of the argument; `nil` where the significance is not reached within the limits.
  public let argument: Double?
  /// The highest median that was seen on the way.
  public let highest: Double
  /// Whether the median never fell while the argument grew.
  public let isMonotone: Bool
}
