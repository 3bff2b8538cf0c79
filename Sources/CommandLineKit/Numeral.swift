/// A decimal number exactly as it was written: `significand · 10^exponent`.
///
/// Accepted are an optional sign, digits with at most one point, single underscores between
/// digits, and an optional power of ten. Words (`nan`, `inf`) and hexadecimal are not.
struct Numeral {
  /// The digits with their sign; `nil` where they exceed 38.
  let significand: Int128?
  /// The power of ten.
  let exponent: Int
  private let text: String

  /// Reads a number; `nil` where `written` is none.
  init?(_ written: String) {
    var bytes = Array(written.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    guard let whole = Self.digits(&bytes) else { return nil }
    var fraction: [UInt8] = []
    if bytes.first == UInt8(ascii: ".") {
      bytes.removeFirst()
      guard let digits = Self.digits(&bytes) else { return nil }
      fraction = digits
    }
    guard !(whole.isEmpty && fraction.isEmpty) else { return nil }
    guard let power = Self.power(&bytes), bytes.isEmpty else { return nil }

    var significand: Int128? = 0
    for digit in whole + fraction {
      significand = significand.flatMap { Self.appended(digit, to: $0) }
    }
    self.significand = significand.map { isNegative ? -$0 : $0 }
    exponent = power - fraction.count
    text = String(decoding: written.utf8.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }

  /// The nearest `Double`; `nil` beyond the greatest.
  var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The value where it is a whole number of at most 38 digits.
  var integer: Int128? { significand(forExponent: 0) }

  /// The whole number `n` with which this is `n · 10^other`; `nil` if there is none of 38 digits.
  func significand(forExponent other: Int) -> Int128? {
    guard var value = significand, value != 0 else { return significand }
    var shift = exponent - other
    guard abs(shift) <= 38 else { return nil }
    while shift > 0 {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      value = product
      shift -= 1
    }
    while shift < 0 {
      let (quotient, remainder) = value.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 { return nil }
      value = quotient
      shift += 1
    }
    return value
  }
}

extension Numeral {
  /// The digits at the front, without their underscores; `nil` where an underscore is misplaced.
  private static func digits(_ bytes: inout ArraySlice<UInt8>) -> [UInt8]? {
    var digits: [UInt8] = []
    var wasDigit = false
    while let byte = bytes.first {
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        digits.append(byte - UInt8(ascii: "0"))
        wasDigit = true
      } else if byte == UInt8(ascii: "_"), wasDigit {
        wasDigit = false
      } else {
        break
      }
      bytes.removeFirst()
    }
    return digits.isEmpty || wasDigit ? digits : nil
  }

  /// The power of ten at the front: 0 where there is none, `nil` where it has no digits.
  private static func power(_ bytes: inout ArraySlice<UInt8>) -> Int? {
    guard let mark = bytes.first, mark | 0x20 == UInt8(ascii: "e") else { return 0 }
    bytes.removeFirst()
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    guard let digits = digits(&bytes), !digits.isEmpty else { return nil }
    // Beyond a million every power of ten is zero or infinite, and the sums below are safe.
    let power = digits.reduce(0) { min(1_000_000, $0 * 10 + Int($1)) }
    return isNegative ? -power : power
  }

  private static func appended(_ digit: UInt8, to value: Int128) -> Int128? {
    let (shifted, tooLong) = value.multipliedReportingOverflow(by: 10)
    let (sum, tooLarge) = shifted.addingReportingOverflow(Int128(digit))
    return tooLong || tooLarge ? nil : sum
  }
}
