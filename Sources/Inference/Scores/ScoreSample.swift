/// Events, each known by one score or by two.
///
/// A score is any number that orders events by how strange they look; nothing else of an event is
/// needed here. Two scores make the events points of a plane.
public struct ScoreSample: Sendable, Equatable {
  /// The first score of each event.
  public let first: [Double]
  /// The second score of each event, empty where there is only one.
  public let second: [Double]

  /// Events with one score each; throws where a score is not a finite number.
  public init(_ scores: [Double]) throws(InferenceError) {
    try Self.check(scores)
    first = scores
    second = []
  }

  /// Events with two scores each; throws where a score is not a finite number.
  public init(_ first: [Double], _ second: [Double]) throws(InferenceError) {
    guard first.count == second.count else {
      throw .countsDiffer(of: "second scores", found: second.count, expected: first.count)
    }
    try Self.check(first)
    try Self.check(second)
    self.first = first
    self.second = second
    hasSecond = true
  }

  /// Events whose scores were checked already.
  init(checked first: [Double], _ second: [Double], dimensions: Int) {
    self.first = first
    self.second = second
    hasSecond = dimensions == 2
  }

  /// The number of events.
  public var count: Int { first.count }
  /// The number of scores of an event, one or two.
  public var dimensions: Int { hasSecond ? 2 : 1 }
  private var hasSecond = false

  /// The scores of one event, the second of which is zero where there is none.
  @inline(__always)
  func place(_ event: Int) -> SIMD2<Double> {
    SIMD2(first[event], hasSecond ? second[event] : 0)
  }

  private static func check(_ scores: [Double]) throws(InferenceError) {
    for (event, score) in scores.enumerated() where !score.isFinite {
      throw .notAScore(event: event, found: score)
    }
  }
}
