/// The name of a kind of file and the version of its layout.
public struct HDF5Format: Sendable, Hashable, Codable, CustomStringConvertible {
  /// What the file is, such as "darkfield-events".
  public var name: String
  /// Grows when a reader of the older layout would misunderstand the newer.
  public var version: Int

  /// Names a format.
  public init(name: String, version: Int) {
    precondition(version > 0, "HDF5Format: version is \(version), expected a positive number")
    self.name = name
    self.version = version
  }

  /// The name and the version, as sentences have them.
  public var description: String { "\(name) version \(version)" }
}
