public import Learning
public import Storage
import Synchronization

/// The rows of a file as networks see them: block beside block, one row for every event.
///
/// A view: rows are read when they are asked for, so a file may be larger than the memory.
public final class RowFile: RowSource {
  /// A block and the columns that it takes.
  public struct Part: Sendable, Equatable {
    /// Where its numbers come from.
    public let block: RowBlock
    /// Where they stand in a row.
    public let columns: Range<Int>
  }

  /// The name of the file.
  public let path: String
  /// How many rows there are.
  public let rows: Int
  /// The blocks in their order.
  public let parts: [Part]
  private let reader: Mutex<HDF5Reader>

  /// How many numbers a row has.
  public var columns: Int { parts.last?.columns.upperBound ?? 0 }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: An HDF5 file: of events, or of the user's own.
  ///   - blocks: What a row is made of; unless given, what `simulate` writes or the only table.
  /// - Throws: Where a dataset lacks, is not of numbers, or has another number of rows.
  public init(path: String, blocks: [RowBlock]? = nil) throws(StorageError) {
    let reader = try HDF5Reader(path: path)
    let blocks = if let blocks { blocks } else { try RowBlock.found(in: reader) }
    precondition(!blocks.isEmpty, "RowFile: no blocks of '\(path)', expected one or more")
    var parts: [Part] = []
    var count: Int?
    for block in blocks {
      var shape: [Int]?
      for name in block.datasets {
        let dataset = try reader.dataset(name)
        if let rowShape = shape {
          _ = try reader.dataset(name, rowShape: rowShape, rows: count)
        } else if let count {
          _ = try reader.dataset(name, rowShape: dataset.rowShape, rows: count)
        }
        guard !dataset.shape.isEmpty, dataset.rowLength > 0 else {
          throw .unexpected(
            path: path, place: "dataset '\(dataset.path)'", found: "no rows of numbers",
            expected: "a row for every event")
        }
        shape = dataset.rowShape
        count = dataset.rows
      }
      let start = parts.last?.columns.upperBound ?? 0
      let length = (shape ?? []).reduce(1, *)
      parts.append(Part(block: block, columns: start..<start + length))
    }
    self.path = path
    self.parts = parts
    rows = count ?? 0
    self.reader = Mutex(reader)
  }

  /// Reads rows, one after the other; a number that is none is named by its row and block.
  public func read(_ rows: Range<Int>) throws(StorageError) -> [Float] {
    let values = try joined(rows)
    // One pass that the compiler can vectorise; the sentence is for the rare file that needs it.
    var sum: Float = 0
    for value in values { sum += value * 0 }
    guard sum != 0 else { return values }
    if let place = values.firstIndex(where: { !$0.isFinite }) {
      let (row, column) = place.quotientAndRemainder(dividingBy: columns)
      let part = parts.first { $0.columns.contains(column) }
      let start = part?.columns.lowerBound ?? 0
      throw .unexpected(
        path: path,
        place: "row \(rows.lowerBound + row), block '\(part?.block.name ?? "")', "
          + "number \(column - start) (counted from 0)",
        found: "\(values[place])", expected: "a finite number")
    }
    return values
  }

  /// The blocks of rows beside one another.
  private func joined(_ rows: Range<Int>) throws(StorageError) -> [Float] {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= self.rows,
      "RowFile: rows \(rows), expected some of \(self.rows)")
    if let part = parts.first, parts.count == 1, part.block.datasets.count == 1 {
      return try values(part.block.datasets[0], rows)
    }
    var room = [Float](repeating: 0, count: rows.count * columns)
    for part in parts {
      let length = part.columns.count
      for dataset in part.block.datasets {
        let values = try values(dataset, rows)
        for row in 0..<rows.count {
          let start = row * columns + part.columns.lowerBound
          let from = row * length
          for i in 0..<length { room[start + i] += values[from + i] }
        }
      }
    }
    return room
  }

  /// The class of every row, 0 or 1, of a dataset beside them.
  ///
  /// - Parameter dataset: The name of a dataset of whole numbers, floats or Bools.
  /// - Returns: The classes.
  /// - Throws: Where a label is neither 0 nor 1, naming its row.
  public func labels(_ dataset: String) throws(StorageError) -> [Float] {
    let path = self.path
    let count = rows
    return try reader.withLock { reader throws(StorageError) in
      let found = try reader.dataset(dataset, rowShape: [], rows: count)
      if found.type.elementType == .boolean {
        return try reader.read(dataset, as: Bool.self).map { $0 ? 1 : 0 }
      }
      let labels = try reader.read(dataset, as: Double.self)
      if let row = labels.firstIndex(where: { $0 != 0 && $0 != 1 }) {
        throw .unexpected(
          path: path, place: "dataset '\(found.path)', row \(row)",
          found: "the label \(labels[row])",
          expected: "0 or 1")
      }
      return labels.map { Float($0) }
    }
  }

  private func values(_ dataset: String, _ rows: Range<Int>) throws(StorageError) -> [Float] {
    try reader.withLock { reader throws(StorageError) in
      try reader.read(dataset, as: Float.self, rows: rows)
    }
  }
}

extension RowFile {
  /// Refuses rows of another length than those of something else.
  public func requireColumns(_ expected: Int, of other: String) throws(StorageError) {
    guard columns == expected else {
      throw .unexpected(
        path: path, place: "rows", found: "\(columns) numbers in a row",
        expected: "\(expected), as \(other) has")
    }
  }
}
