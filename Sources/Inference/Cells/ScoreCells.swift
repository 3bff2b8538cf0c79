import Numerics

/// Cells of scores with the number of background events expected in each: what counts are held to.
///
/// The cells are so many and so fine that an analysis of their counts loses nothing against one of
/// single events; and none expects fewer events than the simulation supports.
public struct ScoreCells: Sendable, Equatable {
  /// The cells.
  public let partition: ScorePartition
  /// The number of events expected in each cell.
  public let expected: [Double]
  /// For each component of the background, the number of its events expected in each cell.
  public let components: [[Double]]
  /// The expectation below which the simulation supports no cell, zero for tables.
  public let lowest: Double

  /// The cells for a background.
  public init(_ background: Background, floor: SupportFloor = .standard) throws(InferenceError) {
    let lowest = floor.events * background.eventsPerSimulated
    let partition: ScorePartition =
      switch background.shape {
      case .line(let density):
        .line(LinePartition(density: density, expected: background.expected, lowest: lowest))
      case .plane(let density):
        .plane(PlanePartition(density: density, expected: background.expected, lowest: lowest))
      }
    try self.init(background, partition: partition, lowest: lowest)
  }

  /// Cells that were declared, filled with a background.
  public init(
    _ background: Background, partition: ScorePartition, lowest: Double = 0
  ) throws(InferenceError) {
    var components: [[Double]] = []
    for component in background.components {
      components.append(
        try partition.probabilities(of: component.shape).map { $0 * component.expected })
    }
    self.partition = partition
    self.components = components
    self.lowest = lowest
    expected = (0..<partition.count).map { cell in
      components.reduce(0) { $0 + $1[cell] }
    }
  }

  /// The number of cells.
  public var count: Int { partition.count }

  /// How many events fall into each cell.
  public func counts(of events: ScoreSample) throws(InferenceError) -> [Int] {
    try partition.counts(of: events)
  }

  /// The number of a signal's events expected in each cell.
  public func expected(of signal: Signal) throws(InferenceError) -> [Double] {
    try partition.probabilities(of: signal.shape).map { $0 * signal.expected }
  }
}
