import Foundation
import Numerics

/// The nuclear recoils that a search for recoils of any falling spectrum looks for.
///
/// Each member of the family has energies as `exp(-E/E0)`, with mean energies `E0` at equal ratios:
/// what elastic scattering off anything in the halo comes near, whatever its mass.
public struct RecoilSearchSettings: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey {
    case events, count
    case energies = "energies_keV"
    case means = "mean_energies_keV"
  }

  /// How many recoils are simulated in the region.
  public let events: Int
  /// Their true energies, keV, uniform in the logarithm.
  public let energies: ClosedRange<Double>
  /// The smallest and the largest mean energy, keV.
  public let means: ClosedRange<Double>
  /// How many mean energies.
  public let count: Int

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    events = try values.positiveCount(forKey: .events)
    energies = try values.interval(forKey: .energies)
    means = try values.interval(forKey: .means)
    for (key, range) in [(CodingKeys.energies, energies), (.means, means)]
    where range.lowerBound <= 0 {
      throw values.broken(key, found: "\(range.lowerBound)", "energies above 0 keV")
    }
    count = try values.positiveCount(forKey: .count)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(events, forKey: .events)
    try values.encode([energies.lowerBound, energies.upperBound], forKey: .energies)
    try values.encode([means.lowerBound, means.upperBound], forKey: .means)
    try values.encode(count, forKey: .count)
  }

  /// The source of the recoils, in the words of `simulate`.
  var source: String { "log-nr:\(energies.lowerBound):\(energies.upperBound)" }

  /// The mean energies, keV.
  var meanEnergies: [Double] {
    guard count > 1 else { return [(means.lowerBound * means.upperBound).squareRoot()] }
    let ratio = means.upperBound / means.lowerBound
    return (0..<count).map { means.lowerBound * pow(ratio, Double($0) / Double(count - 1)) }
  }

  /// What a recoil of an energy counts for in a spectrum of a mean energy.
  ///
  /// `exp(-E/E0)` over the density `1/E` that energies were drawn from.
  static func weight(energy: Double, mean: Double) -> Double { energy * exp(-energy / mean) }
}
