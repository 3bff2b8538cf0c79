import Foundation
public import Storage

/// What a file of a study was when it was written: what it holds, and how to see that it still does.
public struct FileMark: Codable, Hashable, Sendable {
  /// The name within the study's folder.
  public let name: String
  /// The checksum of what it holds: of the datasets of HDF5, of the bytes of anything else.
  ///
  /// It decides whether what is made from the file has to be made anew.
  public let content: Checksum
  /// The checksum of its bytes, which sees any damage.
  let bytes: Checksum
  /// How many bytes it has.
  public let size: Int
  /// When it was last changed, seconds since 1970.
  let modified: Double

  /// Looks at a file.
  init(_ name: String, at path: String) throws {
    self.name = name
    (size, modified) = try Self.look(at: path)
    bytes = try Self.bytes(of: path)
    content = try HDF5Reader.isHDF5(path) ? HDF5Reader(path: path).checksum() : bytes
  }

  /// Whether the file still is what it was.
  ///
  /// A file of the same size and date is believed; of one that was copied the bytes decide.
  func isIntact(at path: String) -> Bool {
    guard let (size, modified) = try? Self.look(at: path), size == self.size else { return false }
    if modified == self.modified { return true }
    return (try? Self.bytes(of: path)) == bytes
  }

  private static func look(at path: String) throws -> (size: Int, modified: Double) {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    let date = attributes[.modificationDate] as? Date
    return (attributes[.size] as? Int ?? -1, date?.timeIntervalSince1970 ?? 0)
  }

  /// The checksum of the bytes of a file of any size.
  static func bytes(of path: String) throws(StorageError) -> Checksum {
    let file = try InputFile(path: path)
    var stream = ChecksumStream()
    while true {
      let block = try file.read(upTo: 1 << 20)
      if block.isEmpty { return stream.checksum }
      stream.update(block.span)
    }
  }
}
