public import Inference
import Numerics

/// For which exposures significances are found, and with how many pseudo-experiments.
public struct StatisticSettings: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey {
    case significances, toys, bootstrap, leakage
    case exposures = "exposures_tonne_years"
    case quoted = "quoted_tonne_years"
    case signalToys = "signal_toys"
    case pseudoExperiments = "pseudo_experiments"
  }

  /// How much of the electron recoils falls among the most nuclear-like scores, as a nuisance.
  public struct LeakageSettings: Codable, Hashable, Sendable {
    enum CodingKeys: CodingKey { case share, uncertainty }

    /// The share of the scores that is the region.
    public let share: Double
    /// The relative uncertainty of what falls into it.
    public let uncertainty: Double

    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      share = try values.number(forKey: .share, in: 1e-6...0.5)
      uncertainty = try values.positiveNumber(forKey: .uncertainty)
    }
  }

  /// The exposures of the curve of significances, tonne-years.
  public let exposures: [Double]
  /// The exposures of the table of statistics, tonne-years.
  public let quoted: [Double]
  /// The significances of contours.
  public let significances: [Double]
  /// The weighted pseudo-experiments behind tails without a formula.
  public let toys: Int
  /// The pseudo-experiments with a signal behind a median and its band.
  public let signalToys: Int
  /// The plain pseudo-experiments of the paper's statistic.
  public let pseudoExperiments: Int
  /// The replicas of the simulated background.
  public let bootstrap: Int
  /// The leakage of electron recoils.
  public let leakage: LeakageSettings

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    exposures = try values.numbers(forKey: .exposures, "positive") { $0 > 0 }
    quoted = try values.numbers(forKey: .quoted, "positive") { $0 > 0 }
    significances = try values.numbers(forKey: .significances, "positive") { $0 > 0 }
    toys = try values.positiveCount(forKey: .toys)
    signalToys = try values.positiveCount(forKey: .signalToys)
    pseudoExperiments = try values.positiveCount(forKey: .pseudoExperiments)
    bootstrap = try values.count(forKey: .bootstrap)
    leakage = try values.decode(LeakageSettings.self, forKey: .leakage)
  }

  /// How tails are found.
  public func tails(seed: UInt64, threads: Int) -> TailPlan {
    TailPlan(toys: toys, signalToys: signalToys, seed: seed, threads: threads)
  }
}
