import Numerics

/// The relative scatter of areas that the electronics adds.
public struct Noise: Codable, Sendable, Equatable {
  enum CodingKeys: String, CodingKey {
    case s1 = "s1_relative"
    case s2 = "s2_relative"
  }

  /// The standard deviation of an S1 area over the area.
  public let s1: Double
  /// The standard deviation of an S2 area over the area.
  public let s2: Double

  /// None.
  public init() {
    s1 = 0
    s2 = 0
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    s1 = try values.nonNegativeNumber(forKey: .s1, default: 0)
    s2 = try values.nonNegativeNumber(forKey: .s2, default: 0)
  }
}
