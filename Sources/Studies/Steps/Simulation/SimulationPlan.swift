public import Response

/// What is to be simulated: which detector, which recoils, how many, how far.
public struct SimulationPlan: Sendable {
  /// How much of an event is made.
  public enum Level: String, Sendable, CaseIterable {
    /// The areas of S1 and S2.
    case areas
    /// Waveforms and hit patterns too.
    case full
  }

  /// Which events are recorded.
  public enum Recording: Sendable {
    /// All of them.
    case all
    /// Those that pass all cuts; the others are made no further than their areas.
    case kept
  }

  /// The detector.
  public let detector: Detector
  /// Where energies come from.
  public let source: SimulationSource
  /// The numbers of the events: any part of them can be made by itself.
  public let events: Range<Int>
  /// The seed.
  public let seed: UInt64
  /// How much of an event is made.
  public let level: Level
  /// Where all events are, or nil for the whole fiducial volume.
  public let position: Position?
  /// The cuts whose acceptance is recorded.
  public let cuts: [EventCut]
  /// Which events are recorded.
  public let recording: Recording
  /// The exposure that the events stand for, tonne-years.
  public let exposure: Double?

  /// Plans a simulation.
  public init(
    detector: Detector, source: SimulationSource, events: Range<Int>, seed: UInt64, level: Level,
    position: Position? = nil, cuts: [EventCut] = [.s1Registered, .s2Registered],
    recording: Recording = .all, exposure: Double? = nil
  ) {
    self.detector = detector
    self.source = source
    self.events = events
    self.seed = seed
    self.level = level
    self.position = position
    self.cuts = cuts
    self.recording = recording
    self.exposure = exposure
  }
}
