/// How many simulated events have to stand behind a density for it to be believed.
///
/// A smooth density falls to nothing beyond its last simulated event, and a real event there would
/// count as infinitely strange. So events are judged by at least the density of a few of them under
/// one kernel, and cells hold at least the weight of a few.
public struct SupportFloor: Sendable, Equatable {
  /// The number of simulated events, not negative.
  public let events: Double

  /// A floor of `events` simulated events of average weight.
  public init(events: Double) {
    precondition(
      events >= 0 && events.isFinite,
      "SupportFloor: events is \(events), expected zero or a positive number")
    self.events = events
  }

  /// Three events, whose relative error is that of an upper limit of twice as many.
  public static let standard = SupportFloor(events: 3)
  /// No floor: the density is taken as it is.
  public static let none = SupportFloor(events: 0)

  /// The density of this many events under one kernel of the given size, in a sample that knows as
  /// much as `effectiveCount` events; a kernel is as large as a box of its height.
  func density(effectiveCount: Double, kernelSize: Double) -> Double {
    events / effectiveCount / kernelSize
  }

  /// A density where an event is within reach; zero elsewhere.
  ///
  /// Within reach is three bandwidths: there the kernel of one event has `exp(-9/2)` of its height.
  func supported(_ density: Double, lowest: Double) -> Double {
    guard events > 0 else { return density }
    return density * events > Self.atReach * lowest ? density : 0
  }

  /// `exp(-9/2)`.
  private static let atReach = 0.011108996538242306
}
