import Numerics

/// What networks learn from: events of both kinds, each over its range of energies.
public struct TrainingSetSettings: Codable, Hashable, Sendable {
  /// How true energies lie in their range.
  public enum Distribution: String, Codable, Hashable, Sendable {
    /// Uniform in the energy, as in the paper.
    case uniform
    /// Uniform in the logarithm of the energy.
    case logarithmic
  }

  enum CodingKeys: String, CodingKey {
    case events, distribution
    case electron = "electron_recoils_keV"
    case nuclear = "nuclear_recoils_keV"
  }

  /// How many events of each kind.
  public let events: Int
  /// The true energies of electron recoils, keV.
  public let electron: ClosedRange<Double>
  /// The true energies of nuclear recoils, keV.
  public let nuclear: ClosedRange<Double>
  /// How they lie between.
  public let distribution: Distribution

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    distribution = try values.decode(Distribution.self, forKey: .distribution)
    events = try values.positiveCount(forKey: .events)
    func energies(_ key: CodingKeys, _ distribution: Distribution) throws -> ClosedRange<Double> {
      let range = try values.interval(forKey: key)
      guard range.lowerBound > 0 || distribution == .uniform && range.lowerBound == 0 else {
        throw values.broken(
          key, found: "\(range.lowerBound)",
          distribution == .uniform
            ? "energies from 0 keV" : "energies above 0 keV where they are logarithmic")
      }
      return range
    }
    electron = try energies(.electron, distribution)
    nuclear = try energies(.nuclear, distribution)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(events, forKey: .events)
    try values.encode([electron.lowerBound, electron.upperBound], forKey: .electron)
    try values.encode([nuclear.lowerBound, nuclear.upperBound], forKey: .nuclear)
    try values.encode(distribution, forKey: .distribution)
  }

  /// The sources of the two kinds, in the words of `simulate`.
  var sources: [String] {
    let law = distribution == .uniform ? "flat" : "log"
    return [("er", electron), ("nr", nuclear)].map {
      "\(law)-\($0.0):\($0.1.lowerBound):\($0.1.upperBound)"
    }
  }
}
