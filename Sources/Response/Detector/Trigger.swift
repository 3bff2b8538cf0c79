import Numerics

/// What an event needs to be registered.
public struct Trigger: Codable, Sendable, Equatable {
  enum CodingKeys: String, CodingKey {
    case window = "coincidence_window_ns"
    case coincidence
    case channels
    case areaThreshold = "s2_threshold_phe"
  }

  /// The time within which photons of an S1 have to arrive, ns.
  public let window: Double
  /// How many channels have to see a photon in it.
  public let coincidence: Int
  /// Among how many channels the photons spread; `nil` for all of both arrays.
  public let channels: Int?
  /// The raw area that an S2 must have, phe.
  public let areaThreshold: Double

  /// Four photons within 200 ns, as in the DARWIN study, and an S2 of 200 phe.
  public init() {
    window = 200
    coincidence = 4
    channels = nil
    areaThreshold = 200
  }

  public init(from decoder: any Decoder) throws {
    let fallback = Trigger()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    window = try values.positiveNumber(forKey: .window, default: fallback.window)
    coincidence = try values.positiveCount(forKey: .coincidence, default: fallback.coincidence)
    let coincidence = coincidence
    if values.contains(.channels) {
      let found = try values.count(forKey: .channels)
      guard found >= coincidence, found > 1 else {
        throw values.broken(
          .channels, found: "\(found)", "at least 2 and the coincidence, \(coincidence)")
      }
      channels = found
    } else {
      channels = nil
    }
    areaThreshold = try values.nonNegativeNumber(
      forKey: .areaThreshold, default: fallback.areaThreshold)
  }
}
