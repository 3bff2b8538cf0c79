/// The scores of an event cut into cells, in one dimension or two.
public enum ScorePartition: Sendable, Equatable {
  /// One score.
  case line(LinePartition)
  /// Two scores.
  case plane(PlanePartition)

  /// The number of cells.
  public var count: Int {
    switch self {
    case .line(let partition): partition.count
    case .plane(let partition): partition.count
    }
  }

  /// The number of scores, one or two.
  public var dimensions: Int {
    switch self {
    case .line: 1
    case .plane: 2
    }
  }

  /// The probability of each cell.
  public func probabilities(of shape: ScoreShape) throws(InferenceError) -> [Double] {
    switch (self, shape) {
    case (.line(let partition), .line(let density)): return partition.probabilities(of: density)
    case (.plane(let partition), .plane(let density)): return partition.probabilities(of: density)
    default: throw .dimensionsDiffer(found: shape.dimensions, expected: dimensions)
    }
  }

  /// How many events fall into each cell.
  public func counts(of events: ScoreSample) throws(InferenceError) -> [Int] {
    guard events.dimensions == dimensions else {
      throw .dimensionsDiffer(found: events.dimensions, expected: dimensions)
    }
    var counts = [Int](repeating: 0, count: count)
    switch self {
    case .line(let partition):
      for score in events.first { counts[partition.cell(of: score)] += 1 }
    case .plane(let partition):
      for event in 0..<events.count { counts[partition.cell(of: events.place(event))] += 1 }
    }
    return counts
  }
}
