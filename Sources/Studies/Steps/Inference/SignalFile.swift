public import Inference
import Numerics
import Storage

/// A signal with what tables call it.
public struct ListedSignal: Sendable {
  /// The name.
  public let name: String
  /// The mass of its particle, in the unit of the user.
  public let mass: Double?
  /// The form, with the events expected at the list's cross section; of one event where it has none.
  public let signal: Signal
  /// Whether the number of events was stated.
  public let hasExpectation: Bool
}

/// Signals that a sensitivity is asked for.
public struct SignalList: Sendable {
  /// The signals, in order.
  public private(set) var signals: [ListedSignal]
  /// The cross section at which their events are expected, in the unit of the user.
  public let crossSection: Double?
  /// Whether the signals have names of their own, as those of a list do.
  public let isNamed: Bool

  /// The same signals, each of so many events.
  public func with(events: Double) throws -> SignalList {
    var list = self
    list.signals = try signals.map {
      ListedSignal(
        name: $0.name, mass: $0.mass, signal: try $0.signal.with(expected: events),
        hasExpectation: true)
    }
    return list
  }

  /// The signals of a list, or the one of a file of scores.
  public init(path: String, reading: ScoreReading) throws {
    if try isList(path) {
      try self.init(listedIn: path, reading: reading)
    } else {
      try self.init(from: path, reading: reading)
    }
  }

  /// One signal, of a file of scores.
  public init(from path: String, reading: ScoreReading) throws {
    let shape = try readSignalShape(from: path, reading: reading)
    signals = [
      ListedSignal(
        name: path, mass: nil, signal: try Signal(shape, expected: 1), hasExpectation: false)
    ]
    crossSection = nil
    isNamed = false
  }

  /// The signals of a YAML file: `signals`, each with `file`, `name`, `mass` and `expected`.
  public init(listedIn list: String, reading: ScoreReading) throws {
    let file = try YAMLDecoder().decode(SignalFile.self, fromFile: list)
    crossSection = file.crossSection
    isNamed = true
    signals = try file.signals.map { entry in
      let shape = try readSignalShape(
        from: path(of: entry.file, listedIn: list), reading: reading)
      return ListedSignal(
        name: entry.name, mass: entry.mass,
        signal: try Signal(shape, expected: entry.expected ?? 1),
        hasExpectation: entry.expected != nil)
    }
  }
}

extension SignalFamily {
  /// The signals of a list, or the one of a file of scores, by the name of the file.
  public init(path: String, reading: ScoreReading) throws {
    let list = try SignalList(path: path, reading: reading)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    try self.init(
      name: String(name.prefix { $0 != "." }), shapes: list.signals.map(\.signal.shape))
  }
}

/// Signals as a YAML file lists them.
private struct SignalFile: Decodable {
  let signals: [Entry]
  let crossSection: Double?

  struct Entry: Decodable {
    let name: String
    let file: String
    let mass: Double?
    let expected: Double?

    private enum Key: CodingKey { case name, file, mass, expected }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      file = try values.decode(String.self, forKey: .file)
      name = try values.decodeIfPresent(String.self, forKey: .name) ?? file
      mass = values.contains(.mass) ? try values.positiveNumber(forKey: .mass) : nil
      expected = values.contains(.expected) ? try values.positiveNumber(forKey: .expected) : nil
    }
  }

  private enum Key: String, CodingKey {
    case signals
    case crossSection = "cross_section"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    signals = try values.decode([Entry].self, forKey: .signals)
    guard !signals.isEmpty else {
      throw values.broken(.signals, found: "none", "at least one signal")
    }
    crossSection =
      values.contains(.crossSection) ? try values.positiveNumber(forKey: .crossSection) : nil
  }
}
