/// Columns for a person: headings over a rule, numbers flush right, missing values as `-`.
extension ResultTable {
  func writeAligned<Failure>(to output: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    // Widths come first, so every value is worded twice; keeping the words would cost more memory
    // than the table itself.
    let widths = columns.map { column in
      (0..<rowCount).reduce(column.name.count) { max($0, column.values.words(row: $1).count) }
    }
    var beginning = commentLines
    if !columns.isEmpty {
      appendLine(columns.map(\.name), widths, to: &beginning)
      appendLine(widths.map { String(repeating: "-", count: $0) }, widths, to: &beginning)
    }
    try writeRows(after: beginning, to: output) { row, bytes in
      appendLine(columns.map { $0.values.words(row: row) }, widths, to: &bytes)
    }
  }

  /// Appends words, each padded to the width of its column, without spaces at the end.
  private func appendLine(_ words: [String], _ widths: [Int], to bytes: inout [UInt8]) {
    let space = UInt8(ascii: " ")
    for (index, word) in words.enumerated() {
      if index > 0 { bytes += [space, space] }
      let padding = repeatElement(space, count: widths[index] - word.count)
      if columns[index].values.areNumeric {
        bytes += padding
        bytes += word.utf8
      } else {
        bytes += word.utf8
        if index + 1 < words.count { bytes += padding }
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}

extension ResultTable.Values {
  /// A value as a person reads it, on one line.
  fileprivate func words(row: Int) -> String {
    switch self {
    case .numbers(let values): values[row]?.rounded6 ?? "-"
    case .integers(let values): values[row]?.description ?? "-"
    case .truths(let values): values[row].map { $0 ? "yes" : "no" } ?? "-"
    case .texts(let values):
      values[row].map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") } ?? "-"
    }
  }
}
