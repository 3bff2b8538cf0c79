import Numerics

/// How waveforms are recorded.
public struct Sampling: Codable, Sendable, Equatable {
  enum CodingKeys: String, CodingKey {
    case sample = "sample_ns"
    case s1 = "s1_samples"
    case s2 = "s2_samples"
    case lead = "s1_lead_samples"
    case pulse = "pulse_width_ns"
  }

  /// The length of one sample, ns.
  public let sample: Double
  /// How many samples an S1 has.
  public let s1: Int
  /// How many samples an S2 has.
  public let s2: Int
  /// How many samples the S1 begins before its first photon.
  public let lead: Int
  /// The standard deviation of the pulse of one photoelectron, ns.
  public let pulse: Double

  /// 10 ns, and 200 and 1725 samples, which with 955 + 955 channels make 3835 numbers.
  public init() {
    sample = 10
    s1 = 200
    s2 = 1725
    lead = 10
    pulse = 10
  }

  public init(from decoder: any Decoder) throws {
    let fallback = Sampling()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    sample = try values.number(forKey: .sample, in: 0.1...1e5, default: fallback.sample)
    s1 = try values.positiveCount(forKey: .s1, default: fallback.s1)
    s2 = try values.positiveCount(forKey: .s2, default: fallback.s2)
    lead = values.contains(.lead) ? try values.count(forKey: .lead) : min(fallback.lead, s1 - 1)
    let last = s1 - 1
    guard lead <= last else {
      throw values.broken(.lead, found: "\(lead)", "less than s1_samples, \(last + 1)")
    }
    pulse = try values.number(
      forKey: .pulse, in: 0...100 * sample, default: min(fallback.pulse, 100 * sample))
  }
}
