/// Named arrays in a file as `numpy.savez` and `numpy.savez_compressed` write it.
///
/// Such a file is a ZIP archive of arrays in NumPy's own format.
public struct NumPyArchive: Sendable {
  /// The name of the file.
  public let path: String
  /// The names of the arrays, sorted.
  public let names: [String]
  private let archive: ZIPArchive

  /// Opens a file `.npz`.
  public init(path: String) throws(StorageError) {
    let bytes = try InputFile(path: path).readAll(limit: NumPyArray.largestFile)
    archive = try ZIPArchive(LittleEndianBytes(bytes: bytes), path: path)
    self.path = path
    names = archive.entries.keys.compactMap { name in
      name.hasSuffix(Self.suffix) ? String(name.dropLast(Self.suffix.count)) : nil
    }.sorted()
  }

  private static let suffix = ".npy"

  /// Reads an array.
  public func array(_ name: String) throws(StorageError) -> NumPyArray {
    guard let bytes = try archive.content(of: name + Self.suffix) else {
      throw .absent(
        path: path, place: "arrays",
        expected: names.isEmpty
          ? "'\(name)', but there are none" : "'\(name)' among \(names.quotedList)",
        suggestion: nearest(to: name, among: names))
    }
    return try NumPyArray(LittleEndianBytes(bytes: bytes), path: path, place: "the array '\(name)'")
  }
}
