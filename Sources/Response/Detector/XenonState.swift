import Numerics

/// The state of the xenon: two phases at one temperature.
public struct XenonState: Codable, Sendable, Equatable {
  enum CodingKeys: String, CodingKey {
    case temperature = "temperature_K"
    case pressure = "pressure_bar"
  }

  /// The temperature, K.
  public let temperature: Double
  /// The pressure of the gas, bar.
  public let pressure: Double

  /// That of the DARWIN study: 175 K and 1.9 bar.
  public init() {
    temperature = 175
    pressure = 1.9
  }

  public init(from decoder: any Decoder) throws {
    let fallback = XenonState()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    // From the triple point to where the saturated liquid's density is known.
    temperature = try values.number(
      forKey: .temperature, in: 161.4...289, default: fallback.temperature)
    let pressure = try values.number(
      forKey: .pressure, in: 0.1...58, default: fallback.pressure)
    let liquid = LiquidXenon(temperature: temperature)
    guard liquid.isLiquid(at: pressure) else {
      let least = (liquid.vapourPressure * 1e3).rounded(.up) / 1e3
      throw values.broken(
        values.contains(.pressure) ? .pressure : .temperature, found: "\(pressure) bar",
        "at least \(least), below which there is no liquid at \(temperature) K")
    }
    self.pressure = pressure
  }
}
