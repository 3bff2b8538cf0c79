/// Bytes of a file in which whole numbers stand with their lowest byte first.
struct LittleEndianBytes {
  let bytes: [UInt8]

  /// The number in so many bytes at a place; nil where the file ends before, or it is negative.
  func number(at place: Int, bytes count: Int) -> Int? {
    guard place >= 0, place <= bytes.count - count else { return nil }
    var number: UInt64 = 0
    for i in 0..<count { number |= UInt64(bytes[place + i]) << (8 * UInt64(i)) }
    return Int(exactly: number)
  }

  /// The bytes of a range; nil where the file ends before.
  func slice(at place: Int, count: Int) -> ArraySlice<UInt8>? {
    guard place >= 0, count >= 0, place <= bytes.count, count <= bytes.count - place else {
      return nil
    }
    return bytes[place..<place + count]
  }

  /// Whether certain bytes stand at a place.
  func hasPrefix(_ prefix: [UInt8], at place: Int = 0) -> Bool {
    slice(at: place, count: prefix.count).map { $0.elementsEqual(prefix) } ?? false
  }
}
