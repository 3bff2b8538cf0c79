import Numerics

/// What is read of the training data, in one pass, to fix the maps of the blocks.
///
/// The rows are looked at one after the other, so the result depends on their order alone, not on
/// the portions in which they come.
public struct InputMapFit: Sendable {
  private let inputs: InputBlocks
  private let choices: [MapChoice]
  private let ranges: [Range<Int>]
  private var moments: [Moments]
  private var sizes: [CompensatedSum]
  private var nonZero: [Int]
  private var lowest: [Float] = []
  private var highest: [Float] = []
  /// How many rows were looked at.
  public private(set) var rows = 0

  /// Begins without rows.
  ///
  /// - Parameters:
  ///   - inputs: The blocks of a row.
  ///   - settings: The maps that they are to have.
  /// - Throws: `LearningError.unknownBlock` for a map of a block that is not there.
  public init(_ inputs: InputBlocks, settings: InputSettings) throws(LearningError) {
    self.inputs = inputs
    choices = try settings.choices(for: inputs)
    ranges = inputs.ranges
    moments = ranges.map { _ in Moments() }
    sizes = ranges.map { _ in CompensatedSum() }
    nonZero = ranges.map { _ in 0 }
  }

  /// Looks at further rows, one after the other in `values`.
  ///
  /// - Parameter values: The rows as they are in the file.
  /// - Throws: `LearningError.notFinite` for a number that is infinite or none.
  public mutating func add(_ values: Span<Float>) throws(LearningError) {
    let columns = inputs.count
    precondition(
      values.count % columns == 0,
      "InputMapFit: \(values.count) numbers, expected whole rows of \(columns)")
    for start in stride(from: 0, to: values.count, by: columns) {
      try add(row: values.extracting(start..<start + columns))
      rows += 1
    }
  }

  private mutating func add(row: Span<Float>) throws(LearningError) {
    if rows == 0 {
      lowest = row.indices.map { row[$0] }
      highest = lowest
    }
    for (block, range) in ranges.enumerated() {
      var inRow = Moments()
      var size = 0.0
      var count = 0
      for column in range {
        let value = row[column]
        guard value.isFinite else {
          throw .notFinite(
            row: rows, block: inputs.names[block], number: column - range.lowerBound,
            found: value)
        }
        lowest[column] = min(lowest[column], value)
        highest[column] = max(highest[column], value)
        inRow.add(Double(value))
        size += Double(abs(value))
        count += value == 0 ? 0 : 1
      }
      moments[block].merge(inRow)
      sizes[block].add(size)
      nonZero[block] += count
    }
  }

  /// The map that the rows looked at call for.
  ///
  /// - Returns: The map.
  /// - Throws: `LearningError.noRows` where there was none.
  public func map() throws(LearningError) -> InputMap {
    guard rows > 0 else { throw .noRows }
    let summaries = ranges.indices.map { block in
      let range = ranges[block]
      return BlockSummary(
        mean: moments[block].mean, deviation: moments[block].variance.squareRoot(),
        meanSize: nonZero[block] > 0 ? sizes[block].value / Double(nonZero[block]) : 0,
        smallest: lowest[range].min() ?? 0, largest: highest[range].max() ?? 0,
        constantColumns: range.filter { lowest[$0] == highest[$0] }.map { $0 - range.lowerBound })
    }
    return InputMap(
      inputs, maps: zip(choices, summaries).map { $0.fitted(to: $1) }, summaries: summaries)
  }
}
