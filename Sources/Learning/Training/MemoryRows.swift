/// Rows in memory, one after the other.
public struct MemoryRows: RowSource, Equatable {
  /// The numbers, row-major.
  public let values: [Float]
  public let columns: Int

  /// Rows of `columns` numbers each.
  public init(_ values: [Float], columns: Int) {
    precondition(columns > 0, "MemoryRows: columns is \(columns), expected a positive number")
    precondition(
      values.count % columns == 0,
      "MemoryRows: found \(values.count) numbers, expected a multiple of \(columns)")
    self.values = values
    self.columns = columns
  }

  public var rows: Int { values.count / columns }
  public var inMemory: MemoryRows? { self }

  public func read(_ rows: Range<Int>) -> [Float] {
    Array(values[rows.lowerBound * columns..<rows.upperBound * columns])
  }
}
