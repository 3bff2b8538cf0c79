/// Rows of numbers to learn from or to score: in memory, or read from a file when wanted.
public protocol RowSource: Sendable {
  /// How many rows there are.
  var rows: Int { get }
  /// How many numbers a row has.
  var columns: Int { get }
  /// The same rows where they already are in memory.
  var inMemory: MemoryRows? { get }

  /// Reads consecutive rows: `columns` numbers for each, row-major.
  func read(_ rows: Range<Int>) throws -> [Float]
}

extension RowSource {
  public var inMemory: MemoryRows? { nil }

  /// All rows, read into memory.
  public func readAll() throws -> MemoryRows {
    if let inMemory { return inMemory }
    return MemoryRows(try read(0..<rows), columns: columns)
  }
}
