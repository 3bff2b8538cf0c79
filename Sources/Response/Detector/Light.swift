import Numerics

/// How much of the light is detected, and where.
///
/// A gain is the mean number of detected photons per photon made, counted once even where a photon
/// frees two electrons ("phd per photon"). In a file it is given as such, or as the product of a
/// light collection and the tubes' quantum efficiency.
public struct Light: Codable, Sendable, Equatable {
  enum CodingKeys: String, CodingKey {
    case gain = "g1_phd_per_photon"
    case collection = "light_collection"
    case efficiency = "quantum_efficiency"
    case gasGain = "g1_gas_phd_per_photon"
    case gasCollection = "gas_light_collection"
    case map = "s1_map"
    case gasMap = "s2_map"
    case topShare = "s1_top_share"
    case gasTopShare = "s2_top_share"
    case topPattern = "s1_top_pattern"
    case bottomPattern = "s1_bottom_pattern"
    case gasTopPattern = "s2_pattern"
    case gasBottomPattern = "s2_bottom_pattern"
  }

  /// Detected photons per photon made at the centre of the liquid (g1).
  public let gain: Double
  /// Detected photons per photon made in the gas, on the axis.
  public let gasGain: Double
  /// The light of the liquid by position; only its ratio to that at the centre counts.
  public let map: PositionMap
  /// The light of the gas by position across; only its ratio to that on the axis counts.
  public let gasMap: PositionMap
  /// The part of the detected photons of the liquid that the top array sees.
  public let topShare: Double
  /// The part of the detected photons of the gas that the top array sees.
  public let gasTopShare: Double
  /// How the light of the liquid spreads over the top array.
  public let topPattern: LightPattern
  /// How the light of the liquid spreads over the bottom array.
  public let bottomPattern: LightPattern
  /// How the light of the gas spreads over the top array.
  public let gasTopPattern: LightPattern
  /// How the light of the gas spreads over the bottom array.
  public let gasBottomPattern: LightPattern

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func detected(_ key: CodingKeys, collection: CodingKeys) throws -> Double {
      guard values.contains(collection), !values.contains(key) else {
        return try values.number(forKey: key, expected: "a number above 0 and at most 1") {
          $0 > 0 && $0 <= 1
        }
      }
      let product =
        try values.probability(forKey: collection) * values.probability(forKey: .efficiency)
      guard product > 0 else { throw values.broken(collection, found: "no light", "some") }
      return product
    }
    gain = try detected(.gain, collection: .collection)
    gasGain = try detected(.gasGain, collection: .gasCollection)
    map = try values.part(forKey: .map, default: .uniform(1))
    gasMap = try values.part(forKey: .gasMap, default: .uniform(1))
    // Total reflection at the surface keeps most of the liquid's light at the bottom: 70 to 80 %.
    topShare = try values.probability(forKey: .topShare, default: 0.25)
    gasTopShare = try values.probability(forKey: .gasTopShare, default: 0.7)
    topPattern = try values.part(forKey: .topPattern, default: .liquidTop)
    bottomPattern = try values.part(forKey: .bottomPattern, default: .liquidBottom)
    gasTopPattern = try values.part(forKey: .gasTopPattern, default: .gasTop)
    gasBottomPattern = try values.part(forKey: .gasBottomPattern, default: .gasBottom)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(gain, forKey: .gain)
    try values.encode(gasGain, forKey: .gasGain)
    try values.encode(map, forKey: .map)
    try values.encode(gasMap, forKey: .gasMap)
    try values.encode(topShare, forKey: .topShare)
    try values.encode(gasTopShare, forKey: .gasTopShare)
    try values.encode(topPattern, forKey: .topPattern)
    try values.encode(bottomPattern, forKey: .bottomPattern)
    try values.encode(gasTopPattern, forKey: .gasTopPattern)
    try values.encode(gasBottomPattern, forKey: .gasBottomPattern)
  }
}
