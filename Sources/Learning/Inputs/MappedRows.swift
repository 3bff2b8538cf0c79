/// The rows of a source as the networks see them, mapped when they are read.
public struct MappedRows: RowSource {
  private let source: any RowSource
  private let map: InputMap
  private let threads: Int

  /// The rows of `source` after `map`.
  ///
  /// - Parameters:
  ///   - source: The rows as they were measured.
  ///   - map: The map of a model.
  ///   - threads: How many threads map; the numbers are the same for any number.
  /// - Throws: `LearningError.wrongLength` for rows of another length than the map's.
  public init(_ source: any RowSource, map: InputMap, threads: Int = 1) throws(LearningError) {
    try map.check(columns: source.columns)
    self.source = source
    self.map = map
    self.threads = threads
  }

  public var rows: Int { source.rows }
  public var columns: Int { map.columns }

  public func read(_ rows: Range<Int>) throws -> [Float] {
    var values = try source.read(rows)
    var span = values.mutableSpan
    try map.apply(to: &span, firstRow: rows.lowerBound, threads: threads)
    return values
  }
}
