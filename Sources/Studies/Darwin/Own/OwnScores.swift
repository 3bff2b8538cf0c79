import Foundation
import Inference
import Numerics
import Storage

/// The scores of the user's events in the region, in any space.
struct OwnScores {
  /// The rows of the events in their file.
  let rows: [Int]
  private let path: String
  private let table: ScoreTable

  /// Reads the file of scores of all events, and keeps those of some rows.
  init(path: String, rows: [Int]) throws {
    self.path = path
    self.rows = rows
    table = try ScoreTable(path: path)
  }

  /// The numbers of a column.
  func numbers(_ column: String) throws -> [Double] {
    guard column == "areas/log10_s2c" else {
      let all = try table.numbers(column)
      return rows.map { all[$0] }
    }
    let areas = try numbers(OwnEvents.s2)
    if let event = areas.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw StorageError.unexpected(
        path: path, place: "dataset '/\(OwnEvents.s2)', row \(rows[event])",
        found: "\(areas[event])", expected: "a positive number")
    }
    return areas.map { log10($0) }
  }

  /// The events in a space.
  func sample(in space: ScoreSpace) throws -> ScoreSample {
    let columns = try space.columns().map(numbers)
    return try columns.count == 2
      ? ScoreSample(columns[0], columns[1]) : ScoreSample(columns[0])
  }
}

/// How many background events are expected with a number at least as large.
struct BackgroundAbove {
  private let values: [Double]
  /// The expected events at each value or above.
  private let above: [Double]

  /// From a column of the background, in a share of the exposure that its weights stand for.
  init(_ scores: DarwinScores, _ column: String, share: Double) throws {
    var events: [(value: Double, weight: Double)] = []
    for component in scores.components {
      events += zip(try component.events.numbers(column), component.events.weights)
        .map { ($0, $1) }
    }
    events.sort { $0.value < $1.value }
    values = events.map(\.value)
    var sum = 0.0
    var sums = [Double](repeating: 0, count: events.count)
    for place in events.indices.reversed() {
      sum += share * events[place].weight
      sums[place] = sum
    }
    above = sums
  }

  /// The expected events at a value or above.
  func callAsFunction(_ value: Double) -> Double {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < above.count ? above[low] : 0
  }
}
