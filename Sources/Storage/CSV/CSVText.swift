/// A table as comma-separated text in memory: comments, the names of the columns, and rows.
///
/// Quoted as in RFC 4180 with line feeds at the ends of lines; numbers with the fewest digits that
/// read back as the same double, so `0.1`, `1e-47`, `nan`, `-inf`.
public struct CSVText: Sendable {
  /// The number of columns, which every row has.
  public let columnCount: Int
  /// The text in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// A table without rows.
  ///
  /// - Parameters:
  ///   - columns: The names of the columns, at least one and all different.
  ///   - comments: Lines written before them with `# `, such as `seed: 7`.
  public init(columns: [String], comments: [String] = []) {
    precondition(!columns.isEmpty, "CSVText: no columns, expected at least one")
    precondition(
      Set(columns).count == columns.count, "CSVText: columns \(columns), expected different names")
    columnCount = columns.count
    for line in comments.flatMap({ $0.split(omittingEmptySubsequences: false) { $0.isNewline } }) {
      bytes += "# \(line)\n".utf8
    }
    for (position, name) in columns.enumerated() {
      // A number in quotes is known for a name.
      append(name, isQuoted: Double(name) != nil)
      endField(position)
    }
  }

  /// The text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends one row.
  public mutating func append(row: [CSVValue]) {
    requireCount(row.count)
    for (position, value) in row.enumerated() {
      switch value {
      case .number(let number): append(number)
      case .integer(let number): bytes += number.description.utf8
      case .text(let text): append(text)
      }
      endField(position)
    }
  }

  /// Appends as many rows as each of the columns has values.
  public mutating func append(columns: [CSVColumn]) {
    append(columns: columns, rows: 0..<(columns.first?.count ?? 0))
  }

  /// Appends some rows of the columns.
  mutating func append(columns: [CSVColumn], rows: Range<Int>) {
    requireCount(columns.count)
    let counts = columns.map(\.count)
    precondition(
      counts.allSatisfy { $0 == counts[0] },
      "CSVText: columns of \(counts) values, expected equally many")
    for row in rows {
      for position in columns.indices {
        switch columns[position] {
        case .numbers(let values): append(values[row])
        case .integers(let values): bytes += values[row].description.utf8
        case .texts(let values): append(values[row])
        }
        endField(position)
      }
    }
  }

  /// Forgets the text written so far and keeps the memory.
  mutating func removeText() { bytes.removeAll(keepingCapacity: true) }

  private func requireCount(_ count: Int) {
    precondition(
      count == columnCount, "CSVText: a row of \(count) fields, expected \(columnCount)")
  }

  private mutating func endField(_ position: Int) {
    bytes.append(position == columnCount - 1 ? UInt8(ascii: "\n") : UInt8(ascii: ","))
  }

  private mutating func append(_ number: Double) {
    bytes += number.description.utf8
  }

  /// Appends text; an empty field is quoted, so that a row of it is no empty line.
  private mutating func append(_ text: String, isQuoted: Bool = false) {
    let needsQuotes =
      isQuoted || text.isEmpty || text.utf8.first == UInt8(ascii: "#")
      || text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ")
      || text.utf8.contains { Self.isSpecial($0) }
    guard needsQuotes else {
      bytes += text.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
      UInt8(ascii: ";"), UInt8(ascii: "\t"):
      true
    default: false
    }
  }
}
