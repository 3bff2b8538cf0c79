import Kernels
import Synchronization

/// From a row as it is measured to a row as the networks see it: one map for each block.
///
/// Never one map for each channel, because then a silent channel rules the likelihood, and never
/// one for each event, because the size of an event carries its energy.
public struct InputMap: Codable, Hashable, Sendable {
  /// The blocks of a row.
  public let inputs: InputBlocks
  /// The map of each block.
  public let maps: [BlockMap]
  /// What the training data held of each block.
  public let summaries: [BlockSummary]

  /// The largest number that a map may give.
  ///
  /// Its square, summed over a row, still fits a 32-bit number.
  public static let largestNumber: Float = 1e15

  /// The maps of the blocks, with what was seen of them in training.
  public init(_ inputs: InputBlocks, maps: [BlockMap], summaries: [BlockSummary]) {
    precondition(
      maps.count == inputs.blocks.count && summaries.count == maps.count,
      "InputMap: \(maps.count) maps and \(summaries.count) summaries,"
        + " expected \(inputs.blocks.count)")
    self.inputs = inputs
    self.maps = maps
    self.summaries = summaries
  }

  /// How many numbers a row has.
  public var columns: Int { inputs.count }

  /// Refuses rows of another length than the map's.
  public func check(columns found: Int) throws(LearningError) {
    guard found == columns else { throw .wrongLength(found: found, expected: columns) }
  }

  /// Replaces rows by what the networks see of them.
  ///
  /// - Parameters:
  ///   - values: The rows, one after the other.
  ///   - firstRow: The number of the first row in its file, for messages.
  ///   - threads: How many threads to use; the result is the same for any number.
  /// - Throws: `LearningError.notFinite` for the first number that is infinite, not a number, or
  ///   beyond `largestNumber` when mapped.
  public func apply(
    to values: inout MutableSpan<Float>, firstRow: Int = 0, threads: Int = 1
  ) throws(LearningError) {
    let columns = columns
    precondition(
      values.count % columns == 0,
      "InputMap: \(values.count) numbers, expected whole rows of \(columns)")
    let ranges = inputs.ranges
    let limits = maps.map(\.largestInput)
    let firstBad = Atomic(Int.max)
    // About a millisecond of work for each chunk.
    let size = max(1, 1_000_000 / columns) * columns
    forEachChunk(of: &values, size: size, threads: threads) { range, part in
      for start in stride(from: 0, to: part.count, by: columns) {
        for block in maps.indices {
          let place = start + ranges[block].lowerBound..<start + ranges[block].upperBound
          if countNumbers(beyond: limits[block], in: part.span, place) == 0 {
            maps[block].apply(to: &part, place)
          } else if let bad = place.first(where: { !(abs(part[$0]) <= limits[block]) }) {
            firstBad.min(range.lowerBound + bad, ordering: .relaxed)
          }
        }
      }
    }
    let bad = firstBad.load(ordering: .relaxed)
    guard bad < Int.max else { return }
    let place = inputs.place(ofColumn: bad % columns)
    throw .notFinite(
      row: firstRow + bad / columns, block: place.block, number: place.number, found: values[bad])
  }
}
