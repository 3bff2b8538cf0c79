/// Takes the bytes of a table apart into rows, in blocks that may end anywhere.
///
/// Quotes as in RFC 4180; lines end in LF, CRLF or CR; empty lines and lines that begin with `#`
/// are passed over.
struct CSVScanner {
  private enum State {
    case rowStart, comment, fieldStart, plain, quoted
    /// After a quote within quotes: the field ends here, or a second quote makes it one of its own.
    case quoteInQuoted
  }

  private let path: String
  private let separator: UInt8
  private let mergesBlanks: Bool
  private(set) var columnCount: Int?
  private(set) var line: Int
  private var state = State.rowStart
  private var rowLine = 0
  private var quoteLine = 0
  private var fieldCount = 0
  /// A carriage return has ended the line, so that a line feed right after it does not.
  private var skipsLineFeed = false

  /// Starts at the beginning of a line; without `columnCount` the first row sets it.
  init(path: String, separator: CSVSeparator, columnCount: Int?, line: Int) {
    self.path = path
    self.separator = separator.byte
    mergesBlanks = separator == .spaces
    self.columnCount = columnCount
    self.line = line
  }

  /// Scans from `start` until `rows` has `limit` rows or the block ends; returns where it stopped.
  mutating func scan(
    _ block: [UInt8], from start: Int, into rows: inout CSVRows, limit: Int
  ) throws(StorageError) -> Int {
    var index = start
    while index < block.count, rows.lines.count < limit {
      let byte = block[index]
      if skipsLineFeed {
        skipsLineFeed = false
        if byte == UInt8(ascii: "\n") {
          index += 1
          continue
        }
      }
      switch state {
      case .rowStart:
        if isLineEnd(byte) {
          endLine(byte)
          index += 1
        } else if mergesBlanks && isBlank(byte) {
          index += 1
        } else if byte == UInt8(ascii: "#") {
          state = .comment
        } else {
          rowLine = line
          state = .fieldStart
        }
      case .comment:
        if isLineEnd(byte) {
          endLine(byte)
          state = .rowStart
        }
        index += 1
      case .fieldStart:
        if byte == UInt8(ascii: "\"") {
          quoteLine = line
          state = .quoted
          index += 1
        } else if mergesBlanks && isBlank(byte) {
          index += 1
        } else if mergesBlanks && isLineEnd(byte) {
          try endRow(byte, &rows)
          index += 1
        } else {
          state = .plain
        }
      case .plain:
        var end = index
        while end < block.count, !endsField(block[end]) { end += 1 }
        rows.bytes.append(contentsOf: block[index..<end])
        index = end
        if end < block.count {
          try endField(block[end], &rows)
          index += 1
        }
      case .quoted:
        var end = index
        while end < block.count, block[end] != UInt8(ascii: "\"") {
          if block[end] == UInt8(ascii: "\n") { line += 1 }
          end += 1
        }
        rows.bytes.append(contentsOf: block[index..<end])
        index = end
        if end < block.count {
          state = .quoteInQuoted
          index += 1
        }
      case .quoteInQuoted:
        if byte == UInt8(ascii: "\"") {
          rows.bytes.append(byte)
          state = .quoted
        } else if endsField(byte) {
          try endField(byte, &rows)
        } else {
          throw .unexpected(
            path: path, place: "line \(line)",
            found: "'\(String(decoding: [byte], as: UTF8.self))' after a closing quote",
            expected: "the end of the field")
        }
        index += 1
      }
    }
    return index
  }

  /// Ends the last row where the file has no last line feed.
  mutating func finish(_ rows: inout CSVRows) throws(StorageError) {
    switch state {
    case .rowStart, .comment: return
    case .fieldStart where mergesBlanks: try endRow(UInt8(ascii: "\r"), &rows)
    case .fieldStart, .plain, .quoteInQuoted: try endField(UInt8(ascii: "\r"), &rows)
    case .quoted:
      throw .unexpected(
        path: path, place: "line \(quoteLine)", found: "a quote that is never closed",
        expected: "a closing quote")
    }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == separator || isLineEnd(byte) || mergesBlanks && byte == UInt8(ascii: "\t")
  }

  private mutating func endField(_ byte: UInt8, _ rows: inout CSVRows) throws(StorageError) {
    rows.ends.append(rows.bytes.count)
    fieldCount += 1
    if isLineEnd(byte) { try endRow(byte, &rows) } else { state = .fieldStart }
  }

  private mutating func endRow(_ byte: UInt8, _ rows: inout CSVRows) throws(StorageError) {
    let expected = columnCount ?? fieldCount
    guard fieldCount == expected else {
      throw .unexpected(
        path: path, place: "line \(rowLine)",
        found: "a row of length \(fieldCount)",
        expected: "\(expected)")
    }
    columnCount = expected
    fieldCount = 0
    rows.lines.append(rowLine)
    endLine(byte)
    state = .rowStart
  }

  private mutating func endLine(_ byte: UInt8) {
    line += 1
    skipsLineFeed = byte == UInt8(ascii: "\r")
  }
}
