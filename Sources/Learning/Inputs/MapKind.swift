/// The names of the maps in a study file.
public enum MapKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// Counts, with the scatter of a Poisson law made the same for all sizes.
  case counts
  /// Linear below a scale, logarithmic above.
  case asinh
  /// `log(1 + n)`.
  case log1p
  /// Unchanged.
  case raw
  /// The distance from the block's mean in units of its standard deviation.
  case standard
}
