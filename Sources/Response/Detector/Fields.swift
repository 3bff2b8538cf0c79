import Numerics

/// The electric fields in which electrons drift and make light.
public struct Fields: Codable, Sendable, Equatable {
  enum CodingKeys: String, CodingKey {
    case drift = "drift_field_V_per_cm"
    case gas = "gas_field_kV_per_cm"
    case gate = "gate_field_kV_per_cm"
  }

  /// The drift field, V/cm.
  public let drift: PositionMap
  /// The field in the gas between surface and anode, kV/cm.
  public let gas: Double
  /// The field in the liquid between gate and surface, kV/cm; `nil` where the drift field goes on.
  public let gate: Double?

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    drift = try values.decode(PositionMap.self, forKey: .drift)
    gas = try values.number(forKey: .gas, in: 0.01...1000)
    gate = values.contains(.gate) ? try values.number(forKey: .gate, in: 0.001...1000) : nil
  }
}
