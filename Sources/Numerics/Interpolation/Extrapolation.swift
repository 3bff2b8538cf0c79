/// What a curve is beyond its first and last point.
public enum Extrapolation: String, Sendable, Codable, CaseIterable {
  /// The value at the nearer end.
  case clamp
  /// Zero.
  case zero
  /// The tangent at the nearer end, in the coordinates in which the curve is interpolated.
  case tangent
  /// Not a number, for curves that mean nothing outside.
  case notANumber
}
