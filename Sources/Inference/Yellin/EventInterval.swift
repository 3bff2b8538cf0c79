/// A stretch of the expected signal, from one event or the beginning to another or the end.
public struct EventInterval: Sendable, Hashable {
  /// How many events lie inside, those at its ends not counted.
  public let events: Int
  /// The share of the expected signal in it, from 0 to 1.
  public let share: Double
  /// The number of the first event inside, from 0, in the order of the signal.
  ///
  /// The interval begins at the event before it, or at the beginning where there is none, and ends
  /// at the event `first + events`, or at the end.
  public let first: Int

  /// The largest interval with each number of events inside, from none to all.
  ///
  /// - Parameters:
  ///   - places: The cumulative shares of the signal, from 0 to 1, at which events lie.
  ///   - most: The largest number of events asked for.
  /// - Returns: One interval for each number of events; that of all is the whole.
  public static func largest(
    between places: [Double], holdingAtMost most: Int = .max
  ) -> [EventInterval] {
    let marks = marks(at: places)
    let intervals = (0..<min(places.count, most)).map { largest(holding: $0, between: marks) }
    let last =
      places.count <= most
      ? EventInterval(events: places.count, share: 1, first: 0)
      : largest(holding: most, between: marks)
    return intervals + [last]
  }

  /// The largest interval without events: between two neighbours, or an end and an event.
  public static func largestGap(between places: [Double]) -> EventInterval {
    largest(holding: 0, between: marks(at: places))
  }

  private static func marks(at places: [Double]) -> [Double] {
    precondition(
      places.allSatisfy { (0...1).contains($0) },
      "EventInterval: places are \(places), expected shares from 0 to 1")
    return [0] + places.sorted() + [1]
  }

  private static func largest(holding events: Int, between marks: [Double]) -> EventInterval {
    let share = largestSpan(holding: events, between: marks)
    let starts = 0..<marks.count - events - 1
    let first = starts.first { marks[$0 + events + 1] - marks[$0] == share } ?? 0
    return EventInterval(events: events, share: share, first: first)
  }

  /// The largest distance between two marks with `events` others between them.
  ///
  /// `marks` are sorted; the first and the last are the ends, the others the events.
  @inline(__always)
  static func largestSpan(holding events: Int, between marks: [Double]) -> Double {
    let step = events + 1
    var largest = 0.0
    for start in 0..<marks.count - step {
      let span = marks[start + step] - marks[start]
      largest = span > largest ? span : largest
    }
    return largest
  }
}
