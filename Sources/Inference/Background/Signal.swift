/// What a signal would add: an expected number of events and the density of their scores.
public struct Signal: Sendable, Equatable {
  /// The density of the scores.
  public let shape: ScoreShape
  /// The number of events expected.
  public let expected: Double

  /// A signal of a positive expected number of events.
  public init(_ shape: ScoreShape, expected: Double) throws(InferenceError) {
    guard expected > 0, expected.isFinite else {
      throw .notAnExpectation(of: "the signal", found: expected)
    }
    self.shape = shape
    self.expected = expected
  }

  /// The same signal with another expected number of events.
  public func with(expected: Double) throws(InferenceError) -> Signal {
    try Signal(shape, expected: expected)
  }
}
