/// A single value as it was written, and what it means.
///
/// By the core schema of YAML 1.2.2, chapter 10.3.
/// Quoted text is never a number; `yes`, `no`, `on`, `off` and `1_000` are text.
struct YAMLScalar: Sendable, Equatable {
  /// How the value was written.
  enum Style: Sendable {
    case plain, quoted
  }

  /// What a plain value stands for.
  enum Meaning: Sendable, Equatable {
    case null, boolean(Bool), integer, float, text
  }

  /// The characters, without quotes and with escapes resolved.
  let text: String
  /// How the value was written.
  let style: Style
  /// What it stands for.
  let meaning: Meaning

  init(text: String, style: Style) {
    self.text = text
    self.style = style
    meaning = style == .quoted ? .text : Self.meaning(of: text)
  }

  /// The number nearest to the text, or `nil` for anything else and for one beyond the range.
  func number<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    _ type: Number.Type
  ) -> Number? {
    switch meaning {
    case .integer:
      if let (digits, radix) = radixDigits { return UInt64(digits, radix: radix).map(Number.init) }
    case .float: if let special = Self.specialFloats[text] { return Number(special) }
    case .null, .boolean, .text: return nil
    }
    guard let value = Number(text), value.isFinite else { return nil }
    return value
  }

  /// The whole number, or `nil` for anything else and for a number beyond the range of the type.
  ///
  /// `1e6` and `2.0` are whole numbers as long as a double holds them exactly (2^53).
  func integer<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    switch meaning {
    case .integer:
      guard let (digits, radix) = radixDigits else { return Number(text, radix: 10) }
      return Number(digits, radix: radix)
    case .float:
      guard let value = number(Double.self), value.magnitude <= 0x1p53 else { return nil }
      return Number(exactly: value)
    case .null, .boolean, .text: return nil
    }
  }

  /// What was found, in the words of an error message.
  var found: String {
    switch (meaning, style) {
    case (.null, _): "nothing"
    case (.text, .quoted): "the quoted text '\(text.shortened)'"
    case (.text, .plain): "the text '\(text.shortened)'"
    case (.boolean, _), (.integer, _), (.float, _): text.shortened
    }
  }

  private var radixDigits: (Substring, radix: Int)? {
    if text.hasPrefix("0x") { return (text.dropFirst(2), 16) }
    if text.hasPrefix("0o") { return (text.dropFirst(2), 8) }
    return nil
  }

  private static let words: [String: Meaning] = [
    "": .null, "~": .null, "null": .null, "Null": .null, "NULL": .null,
    "true": .boolean(true), "True": .boolean(true), "TRUE": .boolean(true),
    "false": .boolean(false), "False": .boolean(false), "FALSE": .boolean(false),
  ]

  private static let specialFloats: [String: Double] = {
    var values: [String: Double] = [".nan": .nan, ".NaN": .nan, ".NAN": .nan]
    for word in [".inf", ".Inf", ".INF"] {
      values[word] = .infinity
      values["+" + word] = .infinity
      values["-" + word] = -.infinity
    }
    return values
  }()

  private static func meaning(of text: String) -> Meaning {
    if let word = words[text] { return word }
    if specialFloats[text] != nil { return .float }
    var rest = text.utf8[...]
    if rest.starts(with: "0x".utf8) {
      return rest.dropFirst(2).isEveryByte(isHexadecimal) ? .integer : .text
    }
    if rest.starts(with: "0o".utf8) {
      return rest.dropFirst(2).isEveryByte { (48...55).contains($0) } ? .integer : .text
    }
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      rest.removeFirst()
    }
    let whole = rest.removeDigits()
    if rest.isEmpty { return whole > 0 ? .integer : .text }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = rest.removeDigits()
    }
    guard whole + fraction > 0 else { return .text }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        rest.removeFirst()
      }
      guard rest.removeDigits() > 0 else { return .text }
    }
    return rest.isEmpty ? .float : .text
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...102).contains(byte | 0x20)
  }
}

extension Substring.UTF8View {
  /// Takes the decimal digits off the front and returns how many there were.
  fileprivate mutating func removeDigits() -> Int {
    let digits = prefix { (48...57).contains($0) }.count
    removeFirst(digits)
    return digits
  }

  /// Whether there is a byte and all of them pass.
  fileprivate func isEveryByte(_ passes: (UInt8) -> Bool) -> Bool {
    !isEmpty && allSatisfy(passes)
  }
}
