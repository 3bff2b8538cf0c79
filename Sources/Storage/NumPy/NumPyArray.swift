/// An array of numbers in NumPy's own format, read whole.
///
/// Floats of 16, 32 and 64 bits, integers of 8 to 64 and booleans are understood, in either byte
/// order and in either order of the extents.
public struct NumPyArray: Sendable, Equatable {
  /// The extents, the slowest first; empty for a single value.
  public let shape: [Int]
  /// The elements as doubles, the last extent running fastest.
  public let values: [Double]

  /// Reads a file `.npy`.
  public init(path: String) throws(StorageError) {
    let bytes = try InputFile(path: path).readAll(limit: Self.largestFile)
    try self.init(LittleEndianBytes(bytes: bytes), path: path, place: "its array")
  }

  /// The largest file that is read.
  static let largestFile = 1 << 32

  init(_ bytes: LittleEndianBytes, path: String, place: String) throws(StorageError) {
    let header = try NumPyHeader(bytes, path: path, place: place)
    let count = header.shape.saturatedProduct
    let held = (bytes.bytes.count - header.byteCount) / header.type.byteCount
    guard count <= held else {
      throw .damaged(
        path: path,
        reason: "\(place) claims \(count) elements, and the file holds \(held) of them")
    }
    var stored: [Double] = []
    stored.reserveCapacity(count)
    for element in 0..<count {
      let word = Self.word(bytes.bytes, header, element)
      guard let value = header.type.value(of: word) else {
        throw .unexpected(
          path: path, place: place, found: "the element \(element), beyond 2^53",
          expected: "integers that float64 holds exactly")
      }
      stored.append(value)
    }
    shape = header.shape
    values = header.isFortranOrder ? Self.reordered(stored, shape) : stored
  }

  private static func word(_ bytes: [UInt8], _ header: NumPyHeader, _ element: Int) -> UInt64 {
    let size = header.type.byteCount
    let start = header.byteCount + element * size
    var word: UInt64 = 0
    for i in 0..<size {
      let place = header.type.isBigEndian ? size - 1 - i : i
      word |= UInt64(bytes[start + i]) << (8 * UInt64(place))
    }
    return word
  }

  /// The elements with the last extent running fastest, of an order in which the first did.
  private static func reordered(_ stored: [Double], _ shape: [Int]) -> [Double] {
    var values = stored
    var index = [Int](repeating: 0, count: shape.count)
    for place in stored.indices {
      values[zip(shape, index).reduce(0) { $0 * $1.0 + $1.1 }] = stored[place]
      for axis in shape.indices {
        index[axis] += 1
        if index[axis] < shape[axis] { break }
        index[axis] = 0
      }
    }
    return values
  }
}
