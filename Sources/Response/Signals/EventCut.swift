import Foundation
import Numerics

/// A condition that events have to meet, as a study states it.
///
/// In a file a word, or a key with the lowest and the highest value that are kept:
/// `cuts: [s1-registered, s2-registered, fiducial, { s1c_phd: [3, 60] }]`.
public enum EventCut: Sendable, Equatable {
  /// The S1 makes a coincidence.
  case s1Registered
  /// The S2 reaches its threshold.
  case s2Registered
  /// The event is in the fiducial volume.
  case fiducial
  /// A quantity lies between two values, both included.
  case range(Quantity, ClosedRange<Double>)

  /// What an event is measured by.
  public enum Quantity: String, CodingKey, Sendable, CaseIterable {
    /// The corrected S1, phd.
    case s1 = "s1c_phd"
    /// The corrected S2, phd.
    case s2 = "s2c_phd"
    /// The decimal logarithm of the corrected S2 in phd.
    case logS2 = "log10_s2c"
    /// The energy from both areas, keV.
    case energy = "energy_keV"
  }

  /// Whether an event is kept.
  ///
  /// - Parameters:
  ///   - areas: Its areas.
  ///   - position: Where it is.
  ///   - detector: The detector, for its fiducial volume.
  ///   - scale: The scale of its energy.
  /// - Returns: True where the condition is met; a quantity that does not exist meets none.
  public func keeps(
    _ areas: SignalAreas, at position: Position, in detector: Detector, scale: EnergyScale
  ) -> Bool {
    switch self {
    case .s1Registered: areas.s1.isRegistered
    case .s2Registered: areas.s2.isRegistered
    case .fiducial: detector.fiducial.holds(position)
    case .range(.s1, let range): range.contains(areas.s1.corrected)
    case .range(.s2, let range): range.contains(areas.s2.corrected)
    case .range(.logS2, let range): range.contains(log10(areas.s2.corrected))
    case .range(.energy, let range): range.contains(scale.energy(of: areas))
    }
  }
}

extension EventCut: Codable {
  enum Word: String, CaseIterable {
    case s1Registered = "s1-registered"
    case s2Registered = "s2-registered"
    case fiducial
  }

  public init(from decoder: any Decoder) throws {
    let single = try decoder.singleValueContainer()
    if let word = try? single.decode(String.self) {
      switch Word(rawValue: word) {
      case .s1Registered: self = .s1Registered
      case .s2Registered: self = .s2Registered
      case .fiducial: self = .fiducial
      case nil:
        let words = Word.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        throw DecodingError.dataCorruptedError(
          in: single, debugDescription: "found '\(word)', expected one of \(words) or a range")
      }
      return
    }
    let values = try decoder.container(keyedBy: Quantity.self)
    guard let key = Quantity.allCases.first(where: values.contains) else {
      let names = Quantity.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        in: single, debugDescription: "found no quantity, expected one of \(names)")
    }
    let ends = try values.decode([Double].self, forKey: key)
    guard ends.count == 2, ends[0] <= ends[1] else {
      throw values.broken(key, found: "\(ends)", "the lowest and the highest value that are kept")
    }
    self = .range(key, ends[0]...ends[1])
  }

  public func encode(to encoder: any Encoder) throws {
    func put(_ word: Word) throws {
      var single = encoder.singleValueContainer()
      try single.encode(word.rawValue)
    }
    switch self {
    case .s1Registered: try put(.s1Registered)
    case .s2Registered: try put(.s2Registered)
    case .fiducial: try put(.fiducial)
    case .range(let quantity, let range):
      var values = encoder.container(keyedBy: Quantity.self)
      try values.encode([range.lowerBound, range.upperBound], forKey: quantity)
    }
  }
}
