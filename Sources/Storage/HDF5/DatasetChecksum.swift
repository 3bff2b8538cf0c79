/// The checksum of a dataset's logical content, whatever its chunks, compression and byte order.
///
/// It is the SHA-256 of a line such as `float32[*,250]`, which names the type and the extents of a
/// row; then of the values, little-endian, a Bool as a byte 0 or 1, a string as the number of its
/// bytes (8 bytes) and its UTF-8; then of the number of rows (8 bytes). A single value has the line
/// `float32` and one row.
struct DatasetChecksum: ~Copyable {
  private var stream: ChecksumStream

  /// Starts with the type and the extents of a row; nil where there is only a single value.
  init(type: HDF5ElementType, rowShape: [Int]?) {
    stream = ChecksumStream()
    let extents = rowShape.map { "[" + (["*"] + $0.map(String.init)).joined(separator: ",") + "]" }
    stream.update("\(type.rawValue)\(extents ?? "")\n")
  }

  /// Takes values in, as they lie in the memory of a little-endian machine.
  mutating func update(_ values: RawSpan) { stream.update(values) }

  /// Takes numbers or Bools in.
  mutating func update<Element: HDF5FixedElement>(_ values: [Element]) {
    stream.update(values.span)
  }

  /// Takes strings in.
  mutating func update(_ strings: [String]) {
    for string in strings {
      stream.update(UInt64(string.utf8.count))
      stream.update(string)
    }
  }

  /// Ends with the number of rows.
  mutating func finish(rows: Int) -> Checksum {
    stream.update(UInt64(rows))
    return stream.checksum
  }
}
