import Numerics

/// The search that knows each signal: how its limits and discoveries are calibrated.
public struct LikelihoodSettings: Codable, Hashable, Sendable {
  enum CodingKeys: CodingKey { case level, toys }

  /// The confidence level of upper limits.
  public let level: Double
  /// The pseudo-experiments behind a threshold, at each of twelve strengths, and behind a discovery.
  public let toys: Int

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    level = try values.number(forKey: .level, in: 0.5...0.999)
    toys = try values.positiveCount(forKey: .toys)
    guard toys >= Self.fewestToys else {
      throw values.broken(.toys, found: "\(toys)", "at least \(Self.fewestToys)")
    }
  }

  /// Fewer have no quantiles.
  private static let fewestToys = 50
}
