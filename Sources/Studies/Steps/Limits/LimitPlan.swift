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
  /// The seed of toys.
  public var seed: UInt64
  /// The number of threads; results do not depend on it.
  public var threads: Int

  /// A plan.
  public init(
    _ statistic: ProfileStatistic = .twoSided, levels: [Double] = [0.9],
    calibration: Calibration = .toys(2000), power: Double? = nil, seed: UInt64 = 1,
    threads: Int = 1
  ) {
    precondition(
      !levels.isEmpty && levels.allSatisfy { $0 > 0 && $0 < 1 },
      "LimitPlan: levels are \(levels), expected numbers between 0 and 1")
    self.statistic = statistic
    self.levels = levels
    self.calibration = calibration
    self.power = power
    self.seed = seed
    self.threads = threads
  }

  /// Values of the parameter at which thresholds are found by toys.
  public static let nodes = 12

  /// The toys of a number.
  func toys(_ count: Int) -> ToyEnsemble.Plan {
    ToyEnsemble.Plan(count: count, seed: seed, threads: threads)
  }
}
