/// How many events pass each of a list of cuts, one after the other.
public struct Acceptance: Sendable, Equatable {
  /// The cuts in the order in which they are applied.
  public let cuts: [EventCut]
  /// How many events were looked at.
  public private(set) var events = 0
  /// How many events are left after each cut.
  public private(set) var remaining: [Int]

  /// Creates the record of no event.
  public init(of cuts: [EventCut]) {
    self.cuts = cuts
    remaining = [Int](repeating: 0, count: cuts.count)
  }

  /// Applies the cuts to an event, counts it, and returns whether it passes them all.
  public mutating func keeps(
    _ areas: SignalAreas, at position: Position, in detector: Detector, scale: EnergyScale
  ) -> Bool {
    events += 1
    for step in cuts.indices {
      guard cuts[step].keeps(areas, at: position, in: detector, scale: scale) else { return false }
      remaining[step] += 1
    }
    return true
  }

  /// Adds the events of another record of the same cuts.
  public mutating func merge(_ other: Acceptance) {
    precondition(
      cuts == other.cuts,
      "Acceptance: \(other.cuts.count) other cuts, expected the same \(cuts.count)")
    events += other.events
    for step in remaining.indices { remaining[step] += other.remaining[step] }
  }
}
