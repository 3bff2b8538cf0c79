/// Rows of a table of text, whose columns are read as numbers or strings by their names.
public struct CSVTable: Sendable {
  /// What becomes of `nan`, `inf` and empty fields where a number is due.
  public enum NonFinite: Sendable {
    /// They are errors.
    case refused
    /// They are numbers; an empty field, as pandas writes it, is NaN.
    case accepted
  }

  /// The file the rows come from.
  public let path: String
  /// The names of the columns.
  public let columns: [String]
  /// The comments before the first row, without `#` and the blank after it.
  public let comments: [String]
  private let nameLine: Int
  private let rows: CSVRows

  init(path: String, head: CSVHead, rows: CSVRows) {
    self.path = path
    columns = head.columns
    comments = head.comments
    nameLine = head.nameLine
    self.rows = rows
  }

  /// The number of rows, the names of the columns not counted.
  public var rowCount: Int { rows.lines.count }

  /// A column of numbers, each the double nearest to what is written.
  public func numbers(
    _ column: String, nonFinite: NonFinite = .refused
  ) throws(StorageError) -> [Double] {
    let position = try position(of: column)
    let bytes = rows.bytes.span
    var values: [Double] = []
    values.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      let field = row * columns.count + position
      let text = bytes.extracting(trimmed(field))
      if let value = decimalNumber(in: text), value.isFinite {
        values.append(value)
      } else if nonFinite == .accepted, let value = Self.nonFinite(rows.bytes[trimmed(field)]) {
        values.append(value)
      } else {
        throw mistake(row, column, expected: "a number")
      }
    }
    return values
  }

  /// A column of whole numbers.
  public func integers(_ column: String) throws(StorageError) -> [Int] {
    let position = try position(of: column)
    var values: [Int] = []
    values.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      let text = rows.bytes[trimmed(row * columns.count + position)]
      guard let value = Int(Substring(decoding: text, as: UTF8.self), radix: 10) else {
        throw mistake(row, column, expected: "a whole number")
      }
      values.append(value)
    }
    return values
  }

  /// A column of text, as it is written but for the quotes.
  public func strings(_ column: String) throws(StorageError) -> [String] {
    let position = try position(of: column)
    var values: [String] = []
    values.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      let field = row * columns.count + position
      guard !rows.bytes[rows.range(field)].contains(0), let text = rows.text(field) else {
        throw .unexpected(
          path: path, place: place(row, column), found: "bytes that are not text",
          expected: "UTF-8")
      }
      values.append(text)
    }
    return values
  }

  private func position(of column: String) throws(StorageError) -> Int {
    if let position = columns.firstIndex(of: column) { return position }
    throw .absent(
      path: path, place: "line \(nameLine)",
      expected: "the column '\(column)' among \(columns.quotedList)",
      suggestion: nearest(to: column, among: columns))
  }

  /// A field without the blanks around it.
  private func trimmed(_ field: Int) -> Range<Int> {
    let range = rows.range(field)
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(rows.bytes[start]) { start += 1 }
    while start < end, isBlank(rows.bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func nonFinite(_ text: ArraySlice<UInt8>) -> Double? {
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "", "nan", "+nan", "-nan": .nan
    case "inf", "+inf", "infinity", "+infinity": .infinity
    case "-inf", "-infinity": -.infinity
    default: nil
    }
  }

  private func place(_ row: Int, _ column: String) -> String {
    "line \(rows.lines[row]), column '\(column)'"
  }

  private func mistake(_ row: Int, _ column: String, expected: String) -> StorageError {
    let field = row * columns.count + (columns.firstIndex(of: column) ?? 0)
    let text = String(decoding: rows.bytes[rows.range(field)], as: UTF8.self)
    return .unexpected(
      path: path, place: place(row, column),
      found: text.isEmpty ? "nothing" : "'\(text.shortened)'", expected: expected)
  }
}
