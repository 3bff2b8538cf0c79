/// A message in the wire format of protocol buffers, written field by field.
///
/// A field is its number and its wire type in one varint, then what the type asks for: a varint,
/// four bytes, or a length and so many bytes (protobuf.dev/programming-guides/encoding).
struct ProtobufMessage<Field: RawRepresentable> where Field.RawValue == Int {
  private enum WireType: Int {
    case varint = 0
    case lengthDelimited = 2
    case fourBytes = 5
  }

  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// Adds a whole number; a negative one takes ten bytes, as an `int64` does.
  mutating func add(_ number: Int, as field: Field) {
    addTag(field, .varint)
    addVarint(UInt64(bitPattern: Int64(number)))
  }

  /// Adds a number of 32 bits.
  mutating func add(_ number: Float, as field: Field) {
    addTag(field, .fourBytes)
    addLittleEndian(number)
  }

  /// Adds a text.
  mutating func add(_ text: String, as field: Field) {
    addTag(field, .lengthDelimited)
    addVarint(UInt64(text.utf8.count))
    bytes += text.utf8
  }

  /// Adds a message that is complete.
  mutating func add<Inner>(_ message: ProtobufMessage<Inner>, as field: Field) {
    addTag(field, .lengthDelimited)
    addVarint(UInt64(message.bytes.count))
    bytes += message.bytes
  }

  /// Adds numbers as bytes, each with its lowest byte first.
  mutating func addRaw(_ numbers: [Float], as field: Field) {
    addTag(field, .lengthDelimited)
    addVarint(UInt64(numbers.count * 4))
    bytes.reserveCapacity(bytes.count + numbers.count * 4)
    for number in numbers { addLittleEndian(number) }
  }

  /// Adds whole numbers as bytes, each with its lowest byte first.
  mutating func addRaw(_ numbers: [Int], as field: Field) {
    addTag(field, .lengthDelimited)
    addVarint(UInt64(numbers.count * 8))
    for number in numbers {
      let bits = UInt64(bitPattern: Int64(number))
      for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: bits >> (8 * place))) }
    }
  }

  private mutating func addTag(_ field: Field, _ type: WireType) {
    addVarint(UInt64(field.rawValue << 3 | type.rawValue))
  }

  /// Seven bits a byte, the lowest first; the highest bit says that more follow.
  private mutating func addVarint(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func addLittleEndian(_ number: Float) {
    let bits = number.bitPattern
    bytes.append(UInt8(truncatingIfNeeded: bits))
    bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
    bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
    bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
  }
}
