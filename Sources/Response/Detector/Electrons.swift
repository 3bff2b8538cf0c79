import Numerics

/// What becomes of electrons on their way, and how their light scatters.
public struct Electrons: Sendable, Equatable {
  /// The mean time until an electron attaches to an impurity, ns.
  public let lifetime: Double
  /// The variance of the number of photons over its mean (the Fano factor of the S2).
  public let fano: Double

  /// Those of the DARWIN study: 5 ms, and a factor of 2.
  public init() {
    lifetime = 5 * Units.ms
    fano = 2
  }
}

extension Electrons: Codable {
  enum CodingKeys: String, CodingKey {
    case lifetime = "electron_lifetime_us"
    case fano = "s2_fano"
  }

  public init(from decoder: any Decoder) throws {
    let fallback = Electrons()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    lifetime =
      try values.positiveNumber(forKey: .lifetime, default: fallback.lifetime / Units.us)
      * Units.us
    fano = try values.number(forKey: .fano, in: 0...1e4, default: fallback.fano)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(lifetime / Units.us, forKey: .lifetime)
    try values.encode(fano, forKey: .fano)
  }
}
