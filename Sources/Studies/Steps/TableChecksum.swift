public import Storage

/// The checksum of a table: of an HDF5 file's datasets, or of the bytes of a text.
///
/// - Parameter path: The file.
/// - Returns: What results carry to say which table went in.
/// - Throws: What keeps the file from being read.
public func checksum(ofTable path: String) throws -> Checksum {
  try FileKind(of: path) == .hdf5
    ? HDF5Reader(path: path).checksum() : Checksum(of: InputFile(path: path).readAll(limit: .max))
}
