/// The rows of several sources, one source after the other: electron recoils, nuclear recoils.
public struct JoinedRows: RowSource {
  /// The sources, all with the same number of columns.
  public let sources: [any RowSource]
  public let columns: Int
  public let rows: Int
  private let starts: [Int]

  /// Joins sources whose rows have the same length.
  public init(_ sources: [any RowSource]) throws(LearningError) {
    guard let first = sources.first else {
      throw .tooFewRows(found: 0, expected: 1, use: "learning")
    }
    for source in sources where source.columns != first.columns {
      throw .countsDiffer(what: "columns", found: source.columns, expected: first.columns)
    }
    self.sources = sources
    columns = first.columns
    var starts: [Int] = []
    var end = 0
    for source in sources {
      starts.append(end)
      end += source.rows
    }
    self.starts = starts
    rows = end
  }

  public func read(_ rows: Range<Int>) throws -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(rows.count * columns)
    for (source, start) in zip(sources, starts) {
      let part = rows.clamped(to: start..<start + source.rows)
      if part.isEmpty { continue }
      values += try source.read(part.lowerBound - start..<part.upperBound - start)
    }
    return values
  }
}
