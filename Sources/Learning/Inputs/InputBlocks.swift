/// The named parts of a row of numbers, one after the other: S1, S2, hits top, hits bottom.
///
/// The numbers of a block share their meaning and unit, so they share one map; the score is kept
/// apart by block.
public struct InputBlocks: Codable, Hashable, Sendable {
  /// One part of the row.
  public struct Block: Codable, Hashable, Sendable {
    /// What the part is called, in files and messages.
    public let name: String
    /// How many numbers of a row it has.
    public let count: Int

    /// A part of `count` numbers.
    public init(_ name: String, count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// The parts in their order.
  public let blocks: [Block]

  /// The row made of these parts.
  ///
  /// - Parameter blocks: The parts, with names that differ, each with at least one number.
  /// - Throws: `LearningError` for a row without parts, an empty part and a name given twice.
  public init(_ blocks: [Block]) throws(LearningError) {
    guard !blocks.isEmpty else { throw .noBlocks }
    var names = Set<String>()
    for block in blocks {
      guard block.count > 0 else { throw .emptyBlock(block.name, count: block.count) }
      guard names.insert(block.name).inserted else { throw .blockTwice(block.name) }
    }
    self.blocks = blocks
  }

  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode([Block].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(blocks)
  }

  /// How many numbers a row has.
  public var count: Int { blocks.reduce(0) { $0 + $1.count } }

  /// The names of the parts in their order.
  public var names: [String] { blocks.map(\.name) }

  /// The columns of each part, in their order.
  public var ranges: [Range<Int>] {
    var start = 0
    return blocks.map { block in
      defer { start += block.count }
      return start..<start + block.count
    }
  }

  /// The columns of the parts of these names, in the order of the row.
  ///
  /// - Parameter chosen: The names, or nothing for all.
  /// - Returns: The ranges of columns.
  /// - Throws: `LearningError.unknownBlock` for a name that no part has.
  public func ranges(of chosen: [String]) throws(LearningError) -> [Range<Int>] {
    try check(names: chosen)
    guard !chosen.isEmpty else { return ranges }
    return zip(blocks, ranges).filter { chosen.contains($0.0.name) }.map(\.1)
  }

  /// Refuses a name that no part has.
  func check(names chosen: [String]) throws(LearningError) {
    for name in chosen where !names.contains(name) {
      throw .unknownBlock(name, known: names)
    }
  }

  /// The part that a column belongs to, and the column's place in it.
  func place(ofColumn column: Int) -> (block: String, number: Int) {
    for (block, range) in zip(blocks, ranges) where range.contains(column) {
      return (block.name, column - range.lowerBound)
    }
    preconditionFailure("InputBlocks: column \(column), expected one below \(count)")
  }
}
