/// One event of a file with all that the file knows of it.
public struct EventRecord: Sendable, Equatable {
  /// A number that is known of the event.
  public struct Fact: Sendable, Equatable {
    /// The path of its dataset, such as `areas/s1c`.
    public let name: String
    /// The number; truths are 0 and 1.
    public let value: Double
    /// Its unit; empty for none.
    public let unit: String
  }

  /// A signal as both arrays of sensors see it; what the file does not hold is empty.
  public struct Signal: Sendable, Equatable {
    /// The waveform of the upper array, photoelectrons per sample.
    public var topWave: [Float] = []
    /// The waveform of the lower array.
    public var bottomWave: [Float] = []
    /// The detected photons of each sensor above.
    public var topHits: [Int32] = []
    /// The detected photons of each sensor below.
    public var bottomHits: [Int32] = []

    /// Whether there is any waveform.
    public var hasWaves: Bool { !topWave.isEmpty || !bottomWave.isEmpty }
    /// Whether there is any pattern of sensors.
    public var hasHits: Bool { !topHits.isEmpty || !bottomHits.isEmpty }
  }

  /// The number of the event in its file, from 0.
  public let number: Int
  /// What recoiled, in words; nothing where the file does not say.
  public let kind: String?
  /// What is true of it, and what was measured: the datasets with one number for each event.
  public let facts: [Fact]
  /// The light of the recoil.
  public let s1: Signal
  /// The light of the electrons.
  public let s2: Signal

  /// The number of a dataset.
  public subscript(name: String) -> Double? { facts.first { $0.name == name }?.value }
}
