/// Lays out the text of a YAML document: blocks, with short lists of plain values on one line.
enum YAMLText {
  /// The longest line that a list is put on.
  private static let width = 100

  /// The text of a document, with a line feed at its end.
  static func document(_ part: YAMLPart) -> String {
    if let line = line(part, width: width) { return line + "\n" }
    return block(part, indentation: 0)
  }

  /// A number, with a point even where there is an exponent: readers of YAML 1.1 take `1e-47` for
  /// text.
  static func number<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    _ value: Number
  ) -> String {
    if value.isNaN { return ".nan" }
    if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
    let text = value.description
    guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }

  /// The part on one line, or `nil` where it takes several.
  private static func line(_ part: YAMLPart, width: Int) -> String? {
    switch part.content {
    case .literal(let text): return text
    case .text(let text): return isBlock(text) ? nil : quoted(text)
    case .empty: return "{}"
    case .mapping(let keys, _): return keys.isEmpty ? "{}" : nil
    case .sequence(let values):
      var line = "["
      for (position, value) in values.enumerated() {
        if case .sequence(let inner) = value.content, !inner.isEmpty { return nil }
        guard let text = self.line(value, width: width) else { return nil }
        line += (position == 0 ? "" : ", ") + text
        guard line.utf8.count < width else { return nil }
      }
      return line + "]"
    }
  }

  /// The part on lines of its own.
  private static func block(_ part: YAMLPart, indentation: Int) -> String {
    let margin = String(repeating: " ", count: indentation)
    switch part.content {
    case .empty, .literal: return margin + (line(part, width: width) ?? "") + "\n"
    case .text(let text): return margin + literalBlock(text, indentation: indentation + 2)
    case .mapping(let keys, let values):
      var text = ""
      for (key, value) in zip(keys, values) {
        let name = margin + quoted(key) + ":"
        if let line = line(value, width: width - name.count) {
          text += "\(name) \(line)\n"
        } else if case .text(let lines) = value.content {
          text += "\(name) " + literalBlock(lines, indentation: indentation + 2)
        } else {
          text += "\(name)\n" + block(value, indentation: indentation + 2)
        }
      }
      return text
    case .sequence(let values):
      var text = ""
      for value in values {
        if let line = line(value, width: width - indentation - 2) {
          text += "\(margin)- \(line)\n"
        } else {
          // The first line of the value moves up behind the dash.
          text +=
            "\(margin)- " + block(value, indentation: indentation + 2).dropFirst(indentation + 2)
        }
      }
      return text
    }
  }

  /// Whether the text reads best as lines: several, and nothing that lines would not keep.
  private static func isBlock(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !" \t\n".unicodeScalars.contains(first) else {
      return false
    }
    return text.utf8.contains(UInt8(ascii: "\n"))
      && text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || !needsEscape($0) }
  }

  private static func literalBlock(_ text: String, indentation: Int) -> String {
    let margin = String(repeating: " ", count: indentation)
    let ends = text.utf8.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
    let chomping = ends == 0 ? "-" : ends == 1 ? "" : "+"
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if ends > 0 { lines.removeLast() }
    return lines.reduce(into: "|\(chomping)\n") { block, line in
      block += line.isEmpty ? "\n" : "\(margin)\(line)\n"
    }
  }

  /// The words that stand for something else in YAML 1.2 or 1.1.
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off",
  ]

  /// The text as it is where nobody could take it for something else, in double quotes otherwise.
  private static func quoted(_ text: String) -> String {
    if isPlain(text), !reserved.contains(text.lowercased()) { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where needsEscape(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || first == UInt8(ascii: "/") else {
      return false
    }
    return text.utf8.last != UInt8(ascii: " ")
      && text.utf8.allSatisfy {
        isLetter($0) || (48...57).contains($0) || " -./".utf8.contains($0)
      }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  /// Whether the character is no part of a printable line (YAML 1.2.2, chapters 5.1 and 5.4).
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
