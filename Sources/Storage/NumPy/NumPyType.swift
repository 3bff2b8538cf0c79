/// What an element of a NumPy array is: a number of so many bytes in one of two orders.
struct NumPyType: Sendable, Equatable {
  /// The kinds of numbers, by NumPy's letters.
  enum Kind: Character, Sendable {
    case float = "f"
    case integer = "i"
    case unsigned = "u"
    case boolean = "b"
  }

  let kind: Kind
  let byteCount: Int
  let isBigEndian: Bool

  /// Understands a description such as `<f4`; nil for what is no plain number.
  init?(_ description: String) {
    let letters = Array(description)
    guard letters.count == 3, let kind = Kind(rawValue: letters[1]),
      let byteCount = letters[2].wholeNumberValue
    else { return nil }
    switch (kind, byteCount) {
    case (.float, 2), (.float, 4), (.float, 8), (.boolean, 1): break
    case (.integer, 1), (.integer, 2), (.integer, 4), (.integer, 8): break
    case (.unsigned, 1), (.unsigned, 2), (.unsigned, 4), (.unsigned, 8): break
    default: return nil
    }
    switch letters[0] {
    case ">": isBigEndian = true
    case "<": isBigEndian = false
    case "|" where byteCount == 1: isBigEndian = false
    default: return nil
    }
    self.kind = kind
    self.byteCount = byteCount
  }

  /// The number in the lowest bytes of a word; nil where a double does not hold it exactly.
  func value(of word: UInt64) -> Double? {
    switch kind {
    case .float:
      switch byteCount {
      case 2: Self.half(UInt16(truncatingIfNeeded: word))
      case 4: Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
      default: Double(bitPattern: word)
      }
    case .integer:
      // The sign of a narrow number is carried up to 64 bits.
      Double(exactly: Int64(bitPattern: word << (64 - 8 * byteCount)) >> (64 - 8 * byteCount))
    case .unsigned: Double(exactly: word)
    case .boolean: word == 0 ? 0 : 1
    }
  }

  /// A number of IEEE 754's 16 bits, which this compiler has no type for on every processor.
  private static func half(_ bits: UInt16) -> Double {
    let sign: Double = bits >> 15 == 0 ? 1 : -1
    let exponent = Int(bits >> 10 & 31)
    let fraction = Double(bits & 1023)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * Double(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
    }
  }
}
