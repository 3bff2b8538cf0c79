/// Some columns of the rows of a source, in their order.
public struct SelectedColumns: RowSource {
  private let source: any RowSource
  private let ranges: [Range<Int>]
  public let columns: Int

  /// The columns of `source` in these ranges.
  public init(_ source: any RowSource, ranges: [Range<Int>]) {
    precondition(
      ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= source.columns },
      "SelectedColumns: ranges \(ranges), expected parts of 0..<\(source.columns)")
    self.source = source
    self.ranges = ranges
    columns = ranges.reduce(0) { $0 + $1.count }
  }

  public var rows: Int { source.rows }

  public func read(_ rows: Range<Int>) throws -> [Float] {
    let whole = try source.read(rows)
    var narrow: [Float] = []
    narrow.reserveCapacity(rows.count * columns)
    for start in stride(from: 0, to: whole.count, by: source.columns) {
      for range in ranges {
        narrow += whole[start + range.lowerBound..<start + range.upperBound]
      }
    }
    return narrow
  }
}
