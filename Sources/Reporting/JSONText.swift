import Foundation

/// Data for the scripts of a page, as JSON that may stand inside of HTML.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Adds an object or, under a key, a member that is one.
  mutating func object(_ key: StaticString? = nil, _ members: (inout JSONText) -> Void) {
    nest(key, "{", "}", members)
  }

  /// Adds a list.
  mutating func list(_ key: StaticString? = nil, _ items: (inout JSONText) -> Void) {
    nest(key, "[", "]", items)
  }

  /// Adds words.
  mutating func add(_ key: StaticString? = nil, _ words: String) {
    begin(key)
    add(quoted: words)
  }

  /// Adds a truth.
  mutating func add(_ key: StaticString? = nil, _ isTrue: Bool) {
    begin(key)
    bytes += (isTrue ? "true" : "false").utf8
  }

  /// Adds a number of six digits; what is not finite, or not there, is null.
  mutating func add(_ key: StaticString? = nil, _ number: Double?) {
    begin(key)
    append(number ?? .nan, digits: 6)
  }

  /// Adds a whole number.
  mutating func add(_ key: StaticString? = nil, whole number: Int) {
    begin(key)
    bytes += number.description.utf8
  }

  /// Adds a list of numbers.
  mutating func add(
    _ key: StaticString? = nil, numbers: some Sequence<Double>, digits: Int = 6
  ) {
    begin(key)
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for number in numbers {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      append(number, digits: digits)
      isFirst = false
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Adds a list of words.
  mutating func add(_ key: StaticString? = nil, texts: [String]) {
    list(key) { list in for text in texts { list.add(nil, text) } }
  }

  /// Adds what another writer has.
  mutating func add(_ key: StaticString? = nil, _ other: JSONText) {
    begin(key)
    bytes += other.bytes
  }

  private mutating func nest(
    _ key: StaticString?, _ open: Unicode.Scalar, _ close: Unicode.Scalar,
    _ body: (inout JSONText) -> Void
  ) {
    begin(key)
    bytes.append(UInt8(ascii: open))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func begin(_ key: StaticString?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    guard let key else { return }
    add(quoted: key.description)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Whole numbers are what most samples and hits are; they are written without a library's help.
  private mutating func append(_ number: Double, digits: Int) {
    if let whole = Int(exactly: number), whole.magnitude < 1_000_000 {
      bytes += whole.description.utf8
    } else if number.isFinite {
      bytes += String(format: "%.\(digits)g", number).utf8
    } else {
      bytes += "null".utf8
    }
  }

  private mutating func add(quoted words: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      // No word may end the element of the page that holds it.
      case "\0"..."\u{1f}", "<", ">", "&", "\u{2028}", "\u{2029}":
        bytes += String(format: "\\u%04x", scalar.value).utf8
      default: bytes += String(scalar).utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
