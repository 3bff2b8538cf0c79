public import Inference

/// How statements about a parameter are made.
public struct LimitPlan: Sendable {
  /// How thresholds are found.
  public enum Calibration: Sendable, Equatable {
    /// By so many toys at each of some values of the parameter.
    case toys(Int)
    /// By the law that the statistic approaches for many events.
    case asymptotic
  }

  /// The statistic.
  public var statistic: ProfileStatistic
  /// The confidence levels.
  public var levels: [Double]
  /// How thresholds are found.
  public var calibration: Calibration
  /// The chance with which experiments without signal exclude the smallest limit; `nil` for none.
  public var power: Double?
  /// The number of experiments behind a sensitivity, a coverage and a power.
  public var experiments: Int
  /// What the true parameters of the experiments behind a sensitivity and a coverage are.
  public var nuisances: TrueNuisances
  /// The seed of toys.
  public var seed: UInt64
  /// The number of threads; results do not depend on it.
  public var threads: Int

  /// A plan.
  public init(
    _ statistic: ProfileStatistic = .twoSided, levels: [Double] = [0.9],
    calibration: Calibration = .toys(2000), power: Double? = nil,
    experiments: Int = LimitPlan.fewExperiments, nuisances: TrueNuisances = .nominal,
    seed: UInt64 = 1, threads: Int = 1
  ) {
    precondition(
      !levels.isEmpty && levels.allSatisfy { $0 > 0 && $0 < 1 },
      "LimitPlan: levels are \(levels), expected numbers between 0 and 1")
    precondition(
      experiments > 0, "LimitPlan: experiments is \(experiments), expected a positive number")
    self.statistic = statistic
    self.levels = levels
    self.calibration = calibration
    self.power = power
    self.experiments = experiments
    self.nuisances = nuisances
    self.seed = seed
    self.threads = threads
  }

  /// Values of the parameter at which thresholds are found by toys.
  public static let nodes = 12
  /// Experiments enough for the bands of a sensitivity.
  public static let fewExperiments = 1000

  /// The toys behind the thresholds of one parameter of interest.
  public var thresholdToys: Int {
    if case .toys(let count) = calibration { Self.nodes * count } else { 0 }
  }

  /// The fewest toys that find the thresholds of all levels: some ten have to lie above each.
  public static func fewestToys(for levels: [Double]) -> Int {
    // One less 0.9 is not quite a tenth.
    Int((10 / (1 - (levels.max() ?? 0)) * (1 - 1e-9)).rounded(.up))
  }

  /// The toys of a number.
  func toys(_ count: Int) -> ToyEnsemble.Plan {
    ToyEnsemble.Plan(count: count, seed: seed, threads: threads)
  }
}
