/// Events to look at one by one: their waveforms, what each sensor saw, what is known of them.
public struct EventBrowser: Sendable {
  /// The places of the sensors of an array.
  public struct Sensors: Sendable, Equatable {
    /// Along the horizontal axis, mm.
    public var x: [Double]
    /// Along the other one, mm.
    public var y: [Double]

    /// Sensors at places.
    public init(x: [Double], y: [Double]) {
      precondition(x.count == y.count, "EventBrowser: \(y.count) places, expected \(x.count)")
      self.x = x
      self.y = y
    }
  }

  /// The events, in the order in which they are offered: the most interesting first.
  public var events: [BrowsedEvent]
  /// Which events these are of how many, in a sentence.
  public var selection: String
  /// The time between two samples of the waveforms, ns.
  public var sample: Double
  /// The sensors above; empty where there are no patterns.
  public var top: Sensors
  /// The sensors below.
  public var bottom: Sensors

  /// A browser of some events.
  public init(
    _ events: [BrowsedEvent], selection: String, sample: Double = 10,
    top: Sensors = Sensors(x: [], y: []), bottom: Sensors = Sensors(x: [], y: [])
  ) {
    self.events = events
    self.selection = selection
    self.sample = sample
    self.top = top
    self.bottom = bottom
  }
}
