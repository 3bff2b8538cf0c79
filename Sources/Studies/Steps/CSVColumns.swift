import Numerics
import Storage

/// The columns of a table of text, each with where its numbers lie.
struct CSVColumns {
  private static let rowsAtOnce = 1 << 16

  let comments: [String]
  let items: [FileContents.Item]
  let rows: Int

  init(path: String) throws(StorageError) {
    let reader = try CSVReader(path: path)
    var columns = reader.columns.map(Column.init)
    var rows = 0
    while let table = try reader.next(Self.rowsAtOnce) {
      rows += table.rowCount
      for index in columns.indices { columns[index].add(table) }
    }
    comments = reader.comments
    items = columns.map { $0.item(rows: rows) }
    self.rows = rows
  }

  /// What is known of one column so far; one word in it, and it is a column of words.
  private struct Column {
    let name: String
    var isOfNumbers = true
    var moments = Moments()
    var minimum = Double.infinity
    var maximum = -Double.infinity

    init(name: String) { self.name = name }

    mutating func add(_ table: CSVTable) {
      guard isOfNumbers, let numbers = try? table.numbers(name, nonFinite: .accepted) else {
        isOfNumbers = false
        return
      }
      for number in numbers where !number.isNaN {
        moments.add(number)
        minimum = min(minimum, number)
        maximum = max(maximum, number)
      }
    }

    func item(rows: Int) -> FileContents.Item {
      let isKnown = isOfNumbers && minimum <= maximum
      return FileContents.Item(
        name: name, type: isOfNumbers ? "number" : "text", shape: "\(rows)",
        minimum: isKnown ? minimum : nil, mean: isKnown ? moments.mean : nil,
        maximum: isKnown ? maximum : nil)
    }
  }
}
