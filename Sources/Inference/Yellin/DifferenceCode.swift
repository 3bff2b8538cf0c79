/// Whole numbers as bytes: small ones take one, larger ones a byte for every seven bits.
///
/// A number is folded to 0, -1, 1, -2, ... and written in groups of seven bits, the lowest first;
/// the upper bit of a byte says that another follows. Smooth sequences are written as differences.
enum DifferenceCode {
  /// Appends a number.
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt64(bitPattern: Int64((number << 1) ^ (number >> 63)))
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Appends a sequence: its length, then its differences of the given order.
  static func append(_ numbers: [Int], order: Int, to bytes: inout [UInt8]) {
    append(numbers.count, to: &bytes)
    for number in differences(of: numbers, order: order) { append(number, to: &bytes) }
  }

  /// Takes a number from the front of the bytes.
  static func next(from bytes: inout ArraySlice<UInt8>) -> Int {
    var folded: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = bytes.popFirst() {
      folded |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(folded >> 1) ^ -Int(folded & 1)
  }

  /// Takes a sequence from the front of the bytes.
  static func next(order: Int, from bytes: inout ArraySlice<UInt8>) -> [Int] {
    var numbers = (0..<next(from: &bytes)).map { _ in next(from: &bytes) }
    for _ in 0..<order {
      for index in numbers.indices.dropFirst() { numbers[index] += numbers[index - 1] }
    }
    return numbers
  }

  private static func differences(of numbers: [Int], order: Int) -> [Int] {
    (0..<order).reduce(numbers) { numbers, _ in
      numbers.indices.map { $0 == 0 ? numbers[0] : numbers[$0] - numbers[$0 - 1] }
    }
  }
}
