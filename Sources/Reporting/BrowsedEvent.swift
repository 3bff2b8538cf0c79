/// One event of a browser.
public struct BrowsedEvent: Sendable, Equatable {
  /// A number that is known of an event.
  public struct Fact: Sendable, Equatable {
    /// What it is.
    public var name: String
    /// The number.
    public var value: Double
    /// Its unit; empty for none.
    public var unit: String

    /// A number with its name.
    public init(_ name: String, _ value: Double, unit: String = "") {
      self.name = name
      self.value = value
      self.unit = unit
    }
  }

  /// Facts under a heading, such as `truth` or `areas`.
  public struct FactGroup: Sendable, Equatable {
    /// The heading.
    public var name: String
    /// The facts.
    public var facts: [Fact]

    /// Facts under a heading.
    public init(_ name: String, _ facts: [Fact]) {
      self.name = name
      self.facts = facts
    }
  }

  /// A signal as both arrays of sensors see it.
  public struct Signal: Sendable, Equatable {
    /// The waveform of the upper array, photoelectrons per sample; empty for none.
    public var topWave: [Float]
    /// The waveform of the lower array.
    public var bottomWave: [Float]
    /// What each sensor above saw, photons; empty for none.
    public var topHits: [Int32]
    /// What each sensor below saw.
    public var bottomHits: [Int32]

    /// A signal.
    public init(
      topWave: [Float] = [], bottomWave: [Float] = [], topHits: [Int32] = [],
      bottomHits: [Int32] = []
    ) {
      self.topWave = topWave
      self.bottomWave = bottomWave
      self.topHits = topHits
      self.bottomHits = bottomHits
    }
  }

  /// The number of the event in its file, from 0.
  public var number: Int
  /// What recoiled, where that is known.
  public var kind: String?
  /// The energy, keV, where that is known.
  public var energy: Double?
  /// How little it looks like the background, where that is known.
  public var score: Double?
  /// What else is known, by heading.
  public var groups: [FactGroup]
  /// The light of the recoil.
  public var s1: Signal
  /// The light of the electrons.
  public var s2: Signal

  /// An event.
  public init(
    number: Int, kind: String? = nil, energy: Double? = nil, score: Double? = nil,
    groups: [FactGroup] = [], s1: Signal = Signal(), s2: Signal = Signal()
  ) {
    self.number = number
    self.kind = kind
    self.energy = energy
    self.score = score
    self.groups = groups
    self.s1 = s1
    self.s2 = s2
  }
}
