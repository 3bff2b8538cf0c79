/// Some of the rows of a source, in their order: those that passed a cut, those of one kind.
public struct ChosenRows: RowSource {
  /// The rows they are chosen from.
  public let source: any RowSource
  /// Which rows are chosen, rising.
  public let chosen: [Int]
  public var rows: Int { chosen.count }
  public var columns: Int { source.columns }

  /// Chooses rows by their numbers, which rise.
  public init(_ chosen: [Int], of source: any RowSource) {
    precondition(
      zip(chosen, chosen.dropFirst()).allSatisfy(<) && chosen.first ?? 0 >= 0
        && chosen.last ?? -1 < source.rows,
      "ChosenRows: \(chosen.count) rows, expected rising numbers of \(source.rows) rows")
    self.source = source
    self.chosen = chosen
  }

  public func read(_ rows: Range<Int>) throws -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(rows.count * columns)
    var row = rows.lowerBound
    while row < rows.upperBound {
      // Neighbours are read together.
      var end = row + 1
      while end < rows.upperBound, chosen[end] == chosen[end - 1] + 1 { end += 1 }
      values += try source.read(chosen[row]..<chosen[end - 1] + 1)
      row = end
    }
    return values
  }
}
