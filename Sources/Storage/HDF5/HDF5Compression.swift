/// How a dataset's chunks are made smaller on disk; every reader of HDF5 knows these.
public enum HDF5Compression: Sendable, Hashable {
  /// Stored as they are: fastest, and best for noise.
  case none
  /// The method of gzip at a level from 1, fast, to 9, small.
  ///
  /// On sparse events level 1 takes a sixth of the space, and higher levels gain little.
  case deflate(level: Int)

  /// What is used unless said otherwise.
  public static var standard: HDF5Compression { .deflate(level: 1) }

  /// The level as HDF5 wants it, 0 for none.
  var level: Int {
    guard case .deflate(let level) = self else { return 0 }
    precondition((1...9).contains(level), "HDF5Compression: level is \(level), expected 1 to 9")
    return level
  }
}
