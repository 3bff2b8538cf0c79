public import Numerics

/// The time that photons of the liquid take to a tube: at once, or after one of two decays.
///
/// Analytic form fitted to the LUX detector: with probability `promptShare` no delay; else with
/// `fastShare` an exponential one of mean `fast`, else of mean `slow`; and a normal jitter.
public struct PhotonTransport: Codable, Sendable, Equatable {
  enum CodingKeys: String, CodingKey {
    case promptShare = "prompt_share"
    case fastShare = "fast_share"
    case fast = "fast_ns"
    case slow = "slow_ns"
    case jitter = "jitter_ns"
  }

  /// The probability of no delay.
  public let promptShare: Double
  /// The probability of the fast decay, where there is a delay.
  public let fastShare: Double
  /// The mean of the fast decay, ns.
  public let fast: Double
  /// The mean of the slow decay, ns.
  public let slow: Double
  /// The standard deviation of the tube's transit time, ns.
  public let jitter: Double

  /// The values at the centre of LUX, as NEST has them.
  public init() {
    promptShare = 0.0485
    fastShare = 0.994
    fast = 11.15
    slow = 4.5
    jitter = 3.84
  }

  public init(from decoder: any Decoder) throws {
    let fallback = PhotonTransport()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    promptShare = try values.probability(forKey: .promptShare, default: fallback.promptShare)
    fastShare = try values.probability(forKey: .fastShare, default: fallback.fastShare)
    fast = try values.positiveNumber(forKey: .fast, default: fallback.fast)
    slow = try values.positiveNumber(forKey: .slow, default: fallback.slow)
    jitter = try values.nonNegativeNumber(forKey: .jitter, default: fallback.jitter)
  }

  /// The delay of one photon, ns; the jitter may make it negative.
  public func sample(using stream: inout RandomStream) -> Double {
    let jittered = Normal.sample(mean: 0, deviation: jitter, using: &stream)
    // One word decides both: given that it is above `promptShare`, it is uniform up to 1.
    let choice = stream.uniform() - promptShare
    if choice < 0 { return jittered }
    let mean = choice < fastShare * (1 - promptShare) ? fast : slow
    return jittered + Exponential.sample(mean: mean, using: &stream)
  }
}
