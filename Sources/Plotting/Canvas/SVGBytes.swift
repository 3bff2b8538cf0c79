/// The text of an SVG in the making, as bytes; numbers have two decimals at most.
///
/// All numbers pass through whole hundredths of a point, so that the same figure has the same bytes
/// whatever the machine's library makes of the last digit of a logarithm.
struct SVGBytes {
  private(set) var bytes: [UInt8] = []

  /// Adds text as it stands; words of others go through `addEscaped`.
  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Adds what another writer has.
  mutating func add(_ other: SVGBytes) { bytes.append(contentsOf: other.bytes) }

  /// Adds words of anybody, as text or as the value of an attribute.
  mutating func addEscaped(_ words: String) {
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": add("&amp;")
      case "<": add("&lt;")
      case ">": add("&gt;")
      case "\"": add("&quot;")
      case "'": add("&#39;")
      case "\t", "\n", "\r": add(" ")
      // XML has no way to say these at all (XML 1.0, production 2).
      case "\0"..."\u{1f}", "\u{fffe}", "\u{ffff}": add("\u{fffd}")
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }

  /// Hundredths of a point.
  @inline(__always)
  static func hundredths(_ number: Double) -> Int { Int((number * 100).rounded()) }

  /// Adds a number of points.
  mutating func add(_ number: Double) { add(hundredths: Self.hundredths(number)) }

  /// Adds a number, given in hundredths, in its shortest form: `3`, `-.5`, `12.25`.
  mutating func add(hundredths: Int) {
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = hundredths.magnitude
    let whole = magnitude / 100
    let rest = UInt8(magnitude % 100)
    if whole > 0 || rest == 0 { add(whole: whole) }
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + rest / 10)
    if !rest.isMultiple(of: 10) { bytes.append(UInt8(ascii: "0") + rest % 10) }
  }

  private mutating func add(whole: UInt) {
    if whole >= 10 { add(whole: whole / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(whole % 10))
  }

  /// Adds a number after another one, with a space where they would run together.
  mutating func addNext(hundredths: Int) {
    if hundredths >= 0 { bytes.append(UInt8(ascii: " ")) }
    add(hundredths: hundredths)
  }

  /// Adds ` name="12.3"`.
  mutating func attribute(_ name: String, _ number: Double) {
    add(" \(name)=\"")
    add(number)
    add("\"")
  }

  /// The text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
