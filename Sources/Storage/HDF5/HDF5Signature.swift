import Foundation

extension HDF5Reader {
  /// Whether a file begins as HDF5 does, whatever its name.
  ///
  /// The signature stands at the start, or behind a user's block of 512 bytes or a power of two
  /// times that (HDF5 file format specification, II.A).
  public static func isHDF5(_ path: String) throws(StorageError) -> Bool {
    let byteCount = try checkFile(path)
    let signature = Data([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a])
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      var place = 0
      while place + signature.count <= byteCount {
        try file.seek(toOffset: UInt64(place))
        if try file.read(upToCount: signature.count) == signature { return true }
        place = max(512, 2 * place)
      }
      return false
    } catch {
      throw .refused(path: path, action: "read", reason: error.localizedDescription)
    }
  }
}
