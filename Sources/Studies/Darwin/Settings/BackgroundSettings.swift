import Numerics

/// What is expected where nothing new is there, and how many events of it are simulated.
public struct BackgroundSettings: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey {
    case components
    case eventsPerExpected = "events_per_expected"
    case fewestEvents = "fewest_events"
  }

  /// Sources whose rates are known together.
  public struct Component: Codable, Hashable, Sendable {
    enum CodingKeys: CodingKey { case name, uncertainty, sources }

    /// The name, which is that of its file.
    public let name: String
    /// The relative uncertainty of the rate.
    public let uncertainty: Double
    /// The sources, each as one word.
    public let sources: [String]

    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      name = try values.decode(String.self, forKey: .name)
      guard !name.isEmpty, name.utf8.allSatisfy(\.isPartOfFileName) else {
        throw values.broken(.name, found: "'\(name)'", "letters, digits and hyphens")
      }
      uncertainty = try values.nonNegativeNumber(forKey: .uncertainty)
      sources = try values.decode([String].self, forKey: .sources)
      guard !sources.isEmpty else {
        throw values.broken(.sources, found: "none", "at least one source")
      }
    }
  }

  /// How many events are simulated for each that is expected.
  public let eventsPerExpected: Double
  /// How many events of a component are simulated at least.
  public let fewestEvents: Int
  /// The components.
  public let components: [Component]

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    eventsPerExpected = try values.positiveNumber(forKey: .eventsPerExpected)
    fewestEvents = try values.positiveCount(forKey: .fewestEvents)
    components = try values.decode([Component].self, forKey: .components)
    guard !components.isEmpty else {
      throw values.broken(.components, found: "none", "at least one component")
    }
    let names = components.map(\.name)
    guard Set(names).count == names.count else {
      throw values.broken(.components, found: "\(names)", "names that all differ")
    }
  }

  /// How many events of a component are simulated in the region.
  public func events(expected: Double) -> Int {
    max(fewestEvents, Int((eventsPerExpected * expected).rounded(.up)))
  }
}

extension UInt8 {
  fileprivate var isPartOfFileName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
