/// Comma-separated values as RFC 4180 describes them, with Unix line ends and comments on top.
///
/// Numbers are the shortest decimals that read back as the same double; `nan`, `inf` and `-inf`
/// stand plain. A missing value is an empty field, an empty text is `""`.
extension ResultTable {
  func writeCSV<Failure>(to output: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var beginning = commentLines
    for (index, column) in columns.enumerated() {
      if index > 0 { beginning.append(UInt8(ascii: ",")) }
      Self.appendField(column.name, to: &beginning)
    }
    if !columns.isEmpty { beginning.append(UInt8(ascii: "\n")) }
    let columns = columns
    // Alone on its line an empty field would make an empty line, which readers skip.
    let missing = columns.count == 1 ? Array("\"\"".utf8) : []

    try writeRows(after: beginning, to: output) { row, bytes in
      for index in columns.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        switch columns[index].values {
        case .numbers(let values):
          if let value = values[row] { bytes += value.description.utf8 } else { bytes += missing }
        case .integers(let values):
          if let value = values[row] { bytes += value.description.utf8 } else { bytes += missing }
        case .truths(let values):
          if let value = values[row] { bytes += value.description.utf8 } else { bytes += missing }
        case .texts(let values):
          if let value = values[row] {
            Self.appendField(value, to: &bytes)
          } else {
            bytes += missing
          }
        }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// Appends a text, in quotes where it could be taken for something else.
  private static func appendField(_ text: String, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    guard needsQuotes(text) else {
      bytes += text.utf8
      return
    }
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private static func needsQuotes(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return true }
    let space = UInt8(ascii: " ")
    if first == UInt8(ascii: "#") || first == space || last == space { return true }
    return text.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      default: false
      }
    }
  }
}
