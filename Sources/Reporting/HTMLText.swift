import Plotting

/// A page in the making: markup is literal, words of anybody are escaped.
///
/// Markup is a `StaticString`, which no name from a file can become.
struct HTMLText {
  private(set) var bytes: [UInt8] = []

  /// Adds markup.
  mutating func add(_ markup: StaticString) {
    bytes.append(contentsOf: markup.description.utf8)
  }

  /// Adds words, as text or as the value of an attribute in double quotes.
  mutating func add(words: String) {
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": add("&amp;")
      case "<": add("&lt;")
      case ">": add("&gt;")
      case "\"": add("&quot;")
      case "'": add("&#39;")
      // HTML has no place for these (WHATWG HTML, 13.2.3.5).
      case "\0"..."\u{8}", "\u{b}"..."\u{1f}", "\u{7f}": add("\u{fffd}")
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }

  /// Adds an element that holds words.
  mutating func add(_ open: StaticString, words: String, _ close: StaticString) {
    add(open)
    add(words: words)
    add(close)
  }

  /// Adds a figure.
  mutating func add(_ drawing: Drawing) { bytes.append(contentsOf: drawing.svg.utf8) }

  /// Adds data for the scripts of the page.
  mutating func add(_ json: JSONText) {
    add("<script type=\"application/json\">")
    bytes.append(contentsOf: json.bytes)
    add("</script>\n")
  }

  /// Adds a file of the program's own: its style or a script.
  mutating func add(resource: [UInt8]) { bytes.append(contentsOf: resource) }
}
