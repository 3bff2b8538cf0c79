/// A statistic's value for data, and what a reader should know of how it came about.
public struct Evaluation: Sendable, Equatable {
  /// The value; larger is less like the background.
  public let value: Double
  /// The number of events, on which a test with a free rate is conditional.
  public let events: Int
  /// The events whose scores the background cannot have: its density there is zero.
  ///
  /// They are counted, with the smallest density of the table, and should be looked at.
  public let unsupported: [Int]

  /// A value of data with this many events.
  public init(value: Double, events: Int, unsupported: [Int] = []) {
    self.value = value
    self.events = events
    self.unsupported = unsupported
  }
}
