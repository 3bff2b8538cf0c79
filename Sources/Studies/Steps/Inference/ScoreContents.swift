public import Inference
import Storage

/// What a file says of how events score: a density on a grid, or simulated events.
enum ScoreContents {
  case density(ScoreShape)
  case events(SimulatedEvents)

  /// Reads a table.
  ///
  /// With a column `density` it is a grid, in two scores one of every pair; else events, with their
  /// weights where there is a column `weight`, but for those that a file says have failed their cuts.
  init(path: String, reading: ScoreReading) throws {
    let table = try ScoreTable(path: path)
    let columns = table.scoreColumns(reading.columns)
    guard table.columns.contains("density") else {
      let rows = try table.keptRows()
      let scores = try table.scores(reading.columns, rows: rows)
      let hasWeights = table.columns.contains("weight")
      let weights = hasWeights ? try table.numbers("weight", rows: rows) : nil
      self = .events(
        try ScoreFileError.place(path) { () throws(InferenceError) in
          try SimulatedEvents(scores, weights: weights)
        })
      return
    }
    let densities = try table.numbers("density")
    let first = try table.numbers(columns[0])
    guard columns.count == 2 else {
      self = .density(
        .line(
          try ScoreFileError.place(path) { () throws(InferenceError) in
            try ScoreDensity(scores: first, densities: densities)
          }))
      return
    }
    let second = try table.numbers(columns[1])
    let (rows, heights) = try Self.grid(path, columns, first, second, densities)
    self = .density(
      .plane(
        try ScoreFileError.place(path) { () throws(InferenceError) in
          try PlaneDensity(first: rows, second: heights, densities: densities)
        }))
  }

  /// The nodes of a grid that is written row by row, the second score running fastest.
  private static func grid(
    _ path: String, _ columns: [String], _ first: [Double], _ second: [Double],
    _ densities: [Double]
  ) throws -> (first: [Double], second: [Double]) {
    let width = first.firstIndex { $0 != first[0] } ?? first.count
    let rows = stride(from: 0, to: first.count, by: max(1, width)).map { first[$0] }
    let heights = Array(second.prefix(width))
    let isGrid =
      rows.count * width == first.count
      && first.indices.allSatisfy {
        first[$0] == rows[$0 / width] && second[$0] == heights[$0 % width]
      }
    guard isGrid else {
      throw StorageError.unexpected(
        path: path, place: "columns '\(columns[0])' and '\(columns[1])'",
        found: "rows that are no grid",
        expected: "every pair of the two scores, the second running fastest")
    }
    return (rows, heights)
  }
}

/// The density of a signal's scores, from a table or from simulated events.
public func readSignalShape(from path: String, reading: ScoreReading) throws -> ScoreShape {
  switch try ScoreContents(path: path, reading: reading) {
  case .density(let shape): return shape
  case .events(let events):
    return try ScoreFileError.place(path) { () throws(InferenceError) in
      events.scores.dimensions == 2
        ? .plane(try PlaneDensity(of: events, floor: .none))
        : .line(
          try ScoreDensity(
            of: events, bandwidth: reading.bandwidth, bounds: reading.bounds, floor: .none))
    }
  }
}

/// The scores of data.
///
/// - Parameters:
///   - path: CSV or HDF5.
///   - reading: How scores are read.
/// - Returns: The scores; the rows they stand in, where some failed their cuts and are left out; and
///   whether the file has weights, which data have not.
/// - Throws: What is wrong with the file.
public func readScores(
  from path: String, reading: ScoreReading
) throws -> (scores: ScoreSample, rows: [Int]?, hasWeights: Bool) {
  let table = try ScoreTable(path: path)
  guard !table.columns.contains("density") else {
    throw StorageError.unexpected(
      path: path, place: "column 'density'", found: "a table of a density",
      expected: "the scores of events")
  }
  let rows = try table.keptRows()
  return (
    try table.scores(reading.columns, rows: rows), rows, table.columns.contains("weight")
  )
}
