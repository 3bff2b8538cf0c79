/// What a file says of one attribute, before its values are read.
public struct HDF5Attribute: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The type of its elements.
  public let type: HDF5Type
  /// The extents; empty for a single value.
  public let shape: [Int]
}
