public import Learning
import Numerics
public import Response

/// Everything that decides the results of the anomaly search in DARWIN.
///
/// Every key has its default in `darwin.yaml`, which comes with the program; a file of the user's
/// changes some of them.
public struct DarwinSettings: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey {
    case seed, detector, region, background, signals, training, networks, statistics, likelihood
    case exposure = "exposure_tonne_years"
    case scan = "weight_scan"
    case recoils = "recoil_search"
  }

  /// The seed of all random numbers.
  public let seed: UInt64
  /// The detector: a name, or a file.
  public let detector: String
  /// The exposure of what is quoted, tonne-years.
  public let exposure: Double
  /// What is looked at.
  public let region: SearchRegion
  /// What is expected without a signal.
  public let background: BackgroundSettings
  /// The signals.
  public let signals: SignalSettings
  /// What networks learn from.
  public let training: TrainingSetSettings
  /// The networks.
  public let networks: NetworkSettings
  /// The scan of the classifier's weight.
  public let scan: WeightScanSettings
  /// The nuclear recoils that a search for these alone looks for.
  public let recoils: RecoilSearchSettings
  /// How significances are found, and for what.
  public let statistics: StatisticSettings
  /// How the search that knows each signal is calibrated.
  public let likelihood: LikelihoodSettings

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    seed = try values.decode(UInt64.self, forKey: .seed)
    guard seed <= Self.largestSeed else {
      throw values.broken(.seed, found: "\(seed)", "at most \(Self.largestSeed)")
    }
    detector = try values.decode(String.self, forKey: .detector)
    exposure = try values.positiveNumber(forKey: .exposure)
    region = try values.decode(SearchRegion.self, forKey: .region)
    background = try values.decode(BackgroundSettings.self, forKey: .background)
    signals = try values.decode(SignalSettings.self, forKey: .signals)
    training = try values.decode(TrainingSetSettings.self, forKey: .training)
    networks = try values.decode(NetworkSettings.self, forKey: .networks)
    scan = try values.decode(WeightScanSettings.self, forKey: .scan)
    recoils = try values.decode(RecoilSearchSettings.self, forKey: .recoils)
    statistics = try values.decode(StatisticSettings.self, forKey: .statistics)
    likelihood = try values.decode(LikelihoodSettings.self, forKey: .likelihood)
  }

  /// Seeds of samples are made from it, within 64 bits.
  private static let largestSeed: UInt64 = 1 << 40
}

/// The events that are looked at.
public struct SearchRegion: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey { case s1 = "s1c_phd" }

  /// The corrected S1, phd.
  public let s1: ClosedRange<Double>

  public init(from decoder: any Decoder) throws {
    s1 = try decoder.container(keyedBy: CodingKeys.self).interval(forKey: .s1)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode([s1.lowerBound, s1.upperBound], forKey: .s1)
  }

  /// The cuts, in their order.
  public var cuts: [EventCut] { [.s1Registered, .s2Registered, .range(.s1, s1)] }
}

/// The weights that are tried for the classifier, and on which events.
public struct WeightScanSettings: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey {
    case weights, signal
    case backgroundEvents = "background_events"
    case signalEvents = "signal_events"
  }

  /// The weights, in units of the scatter of the autoencoder's part of the score.
  public let weights: [Double]
  /// How many electron recoils in the region.
  public let backgroundEvents: Int
  /// The source of the recoils that stand for a signal.
  public let signal: String
  /// How many of them in the region.
  public let signalEvents: Int

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    weights = try values.numbers(forKey: .weights, "zero or positive") { $0 >= 0 }
    backgroundEvents = try values.positiveCount(forKey: .backgroundEvents)
    signal = try values.decode(String.self, forKey: .signal)
    signalEvents = try values.positiveCount(forKey: .signalEvents)
  }
}
