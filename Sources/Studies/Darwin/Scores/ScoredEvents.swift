import Inference
import Numerics

/// A file of scores of the study: the columns of its events, with their weights.
struct ScoredEvents {
  /// What each event counts for.
  let weights: [Double]
  private let table: ScoreTable

  init(path: String) throws {
    table = try ScoreTable(path: path)
    weights = try table.numbers("weight")
  }

  /// The events expected in all.
  var expected: Double { fixedTreeSum(weights.span) }
  /// The standard error of what is expected, by the number of events simulated.
  var expectedError: Double { weights.reduce(0) { $0 + $1 * $1 }.squareRoot() }
  /// How many events there are.
  var count: Int { weights.count }

  /// The numbers of a column.
  func numbers(_ column: String) throws -> [Double] { try table.numbers(column) }

  /// The events in a space, in units of the score where it has one.
  func events(
    in space: ScoreSpace, seed: UInt64? = nil, unit: Double = 1
  ) throws -> SimulatedEvents {
    let columns = try space.columns(seed: seed).map(numbers)
    guard columns.count == 1 else {
      return try SimulatedEvents(try ScoreSample(columns[0], columns[1]), weights: weights)
    }
    return try events(scores: columns[0].map { $0 / unit })
  }

  /// The events by a score that was computed from their columns.
  func events(scores: [Double]) throws -> SimulatedEvents {
    try SimulatedEvents(try ScoreSample(scores), weights: weights)
  }
}

extension SimulatedEvents {
  /// The smooth density of the events of a signal.
  var signalShape: ScoreShape {
    get throws(InferenceError) {
      scores.dimensions == 2
        ? .plane(try PlaneDensity(of: self, floor: .none))
        : .line(try ScoreDensity(of: self, floor: .none))
    }
  }
}

extension BackgroundComponent {
  /// A component of simulated events in one or two scores.
  static func of(
    _ events: SimulatedEvents, name: String, expected: Double, uncertainty: Double
  ) throws(InferenceError) -> BackgroundComponent {
    events.scores.dimensions == 2
      ? try BackgroundComponent(
        name: name, expected: expected, relativeUncertainty: uncertainty, planeEvents: events)
      : try BackgroundComponent(
        name: name, expected: expected, relativeUncertainty: uncertainty, events: events)
  }
}
