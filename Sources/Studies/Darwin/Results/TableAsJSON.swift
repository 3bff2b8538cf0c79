import Storage

/// A table of text as JSON: an object for each row, numbers as numbers, what is none as null.
struct TableAsJSON: Encodable {
  private let columns: [String]
  private let cells: [[Cell]]

  private enum Cell {
    case number(Double)
    case text(String)
    case none
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads a table of CSV.
  ///
  /// - Parameters:
  ///   - path: The table.
  ///   - more: Columns beside those of the table.
  /// - Throws: What keeps it from being read.
  init(path: String, adding more: [(name: String, values: [Double?])] = []) throws {
    let table = try CSVTable(path: path)
    columns = table.columns + more.map(\.name)
    cells =
      try table.columns.map { column in
        if let numbers = try? table.numbers(column, nonFinite: .accepted) {
          return numbers.map { $0.isFinite ? .number($0) : .none }
        }
        return try table.strings(column).map { .text($0) }
      }
      + more.map { column in
        column.values.map { value in value.map { .number($0) } ?? .none }
      }
  }

  func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    for row in 0..<(cells.first?.count ?? 0) {
      var object = list.nestedContainer(keyedBy: Key.self)
      for (column, values) in zip(columns, cells) {
        let key = Key(stringValue: column)
        switch values[row] {
        case .number(let number): try object.encode(number, forKey: key)
        case .text(let text): try object.encode(text, forKey: key)
        case .none: try object.encodeNil(forKey: key)
        }
      }
    }
  }
}
