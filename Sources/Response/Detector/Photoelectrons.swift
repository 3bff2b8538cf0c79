import Numerics

/// What a photomultiplier makes of a detected photon; charges are in photoelectrons (phe).
public struct Photoelectrons: Codable, Sendable, Equatable {
  enum CodingKeys: String, CodingKey {
    case resolution = "resolution_phe"
    case threshold = "threshold_phe"
    case doubleEmission = "double_emission_probability"
  }

  /// The standard deviation of one photoelectron's charge before it is cut off at zero, phe.
  public let resolution: Double
  /// The charge above which a detected photon is seen in an S1, phe.
  public let threshold: Double
  /// The probability that a detected photon frees a second electron.
  public let doubleEmission: Double

  /// Those of tubes R11410 as the DARWIN study assumes them.
  public init() {
    resolution = 0.38
    threshold = 0.35
    doubleEmission = 0.2
  }

  public init(from decoder: any Decoder) throws {
    let fallback = Photoelectrons()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    // Narrower charges would need finer integrals than the law of sums has, wider ones are no peak.
    resolution =
      try values.contains(.resolution)
      ? values.number(forKey: .resolution, expected: "a number from 0.01 to 2") {
        (0.01...2).contains($0)
      } : fallback.resolution
    // Above 2 phe hardly a photon would be seen, and the seen ones are drawn by rejection.
    threshold =
      try values.contains(.threshold)
      ? values.number(forKey: .threshold, expected: "a number from 0 to 2") {
        (0...2).contains($0)
      } : fallback.threshold
    doubleEmission = try values.probability(
      forKey: .doubleEmission, default: fallback.doubleEmission)
  }
}
