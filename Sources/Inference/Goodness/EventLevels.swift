public import Numerics

/// Events as the probabilities of a smaller one: uniform where their cumulative distribution is right.
public struct EventLevels: Sendable, Equatable {
  /// The levels, rising.
  public let sorted: [Double]

  /// Levels in any order; throws where one is not from 0 to 1.
  public init(_ levels: [Double]) throws(InferenceError) {
    for (event, level) in levels.enumerated() {
      guard 0...1 ~= level else { throw .notALevel(event: event, found: level) }
    }
    sorted = levels.sorted()
  }

  /// The levels of events under a cumulative distribution.
  public init(
    of events: [Double], under cumulative: (Double) -> Double
  ) throws(InferenceError) {
    try self.init(events.map(cumulative))
  }

  /// Levels of as many events of the distribution itself.
  public init(drawing count: Int, using stream: inout RandomStream) {
    sorted = (0..<count).map { _ in stream.uniform() }.sorted()
  }

  /// The number of events.
  public var count: Int { sorted.count }
}
