/// A field as the wire format of protocol buffers has it, read back by itself for the tests.
enum WireField: Equatable {
  case varint(UInt64)
  case fourBytes(UInt32)
  case bytes([UInt8])

  /// The fields of a message with their numbers; nil where the bytes are no message.
  static func fields(of bytes: [UInt8]) -> [(number: Int, field: WireField)]? {
    var fields: [(Int, WireField)] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let tag = varint(&rest) else { return nil }
      let field: WireField
      switch tag & 7 {
      case 0:
        guard let number = varint(&rest) else { return nil }
        field = .varint(number)
      case 2:
        guard let length = varint(&rest), length <= rest.count else { return nil }
        field = .bytes(Array(rest.prefix(Int(length))))
        rest = rest.dropFirst(Int(length))
      case 5:
        guard rest.count >= 4 else { return nil }
        field = .fourBytes(rest.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) })
        rest = rest.dropFirst(4)
      default: return nil
      }
      fields.append((Int(tag >> 3), field))
    }
    return fields
  }

  /// The messages within a message under a number.
  static func messages(_ number: Int, in bytes: [UInt8]) -> [[UInt8]] {
    (fields(of: bytes) ?? []).compactMap { found in
      guard found.number == number, case .bytes(let bytes) = found.field else { return nil }
      return bytes
    }
  }

  /// The texts within a message under a number.
  static func texts(_ number: Int, in bytes: [UInt8]) -> [String] {
    messages(number, in: bytes).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The whole numbers within a message under a number.
  static func numbers(_ number: Int, in bytes: [UInt8]) -> [Int] {
    (fields(of: bytes) ?? []).compactMap { found in
      guard found.number == number, case .varint(let value) = found.field else { return nil }
      return Int(Int64(bitPattern: value))
    }
  }

  private static func varint(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    for place in 0..<10 {
      guard let byte = rest.popFirst() else { return nil }
      number |= UInt64(byte & 0x7f) << (7 * UInt64(place))
      if byte < 0x80 { return number }
    }
    return nil
  }
}
