import Numerics

/// What the optimum interval needs to know of chance: C_n(x; μ) and the threshold of its maximum.
///
/// Both come from simulated experiments with a flat signal: any signal is flat in its own
/// cumulative share, so one table serves every spectrum. S. Yellin, Phys. Rev. D 66 (2002) 032005.
/// The shipped table's thresholds have a simulation error of 2e-4 at a level of 0.9; interpolation
/// between its means changes the coverage by about 1e-3 at most there.
public struct OptimumIntervalTable: Sendable, Equatable {
  /// The confidence levels that have a threshold.
  public static let levels: ClosedRange<Double> = 0.5...0.99
  /// The expected signals that the table knows.
  public static let means: ClosedRange<Double> =
    thresholdRoots[0] * thresholdRoots[0]...thresholdRoots[thresholdRoots.count - 1]
    * thresholdRoots[thresholdRoots.count - 1]

  /// The levels at which thresholds are kept; between them Φ⁻¹ is interpolated linearly.
  static let keptLevels = [
    0.5, 0.55, 0.6, 0.65, 0.6827, 0.7, 0.75, 0.8, 0.825, 0.85, 0.875, 0.9, 0.92, 0.935, 0.95, 0.96,
    0.97, 0.98, 0.985, 0.99,
  ]
  /// The roots of the means at which thresholds are kept, dense where they have kinks.
  static let thresholdRoots =
    (48...256).map { Double($0) / 64 } + (65...168).map { Double($0) / 16 }
  /// Thresholds are kept as Φ⁻¹ in units of one part in so many.
  static let unit = 1 << 12

  /// How many experiments were simulated at every mean, twice.
  public let tries: Int
  let curves: IntervalCurves
  /// By mean and level: Φ⁻¹ of the threshold in units.
  let thresholds: [[Int]]

  /// The probability that every interval with at most `events` has less of the signal than `share`.
  ///
  /// C_n(x; μ) with x = share · μ, where it is above one half; below that it may be zero.
  public func probability(events: Int, share: Double, mean: Double) -> Double {
    Normal.standard.cumulative(curves.law(at: mean).deviation(events: events, share: share))
  }

  /// The largest C_n of an experiment exceeds this with probability 1 - level: Yellin's CMaxbar.
  public func threshold(level: Double, mean: Double) -> Double {
    Normal.standard.cumulative(thresholdDeviation(level: level, law: curves.law(at: mean)))
  }

  /// Φ⁻¹ of the threshold at the mean of a law.
  func thresholdDeviation(level: Double, law: IntervalLaw) -> Double {
    let mean = law.mean
    precondition(
      Self.levels.contains(level) && Self.means.contains(mean),
      "OptimumIntervalTable: level \(level) at \(mean), expected \(Self.levels), \(Self.means)")
    let least = Normal.standard.quantile(level)
    // Where not even one event in the whole range can be below the level, the gap alone decides;
    // its C_0 is uniform. Nowhere can the maximum be below what the gap alone gives.
    if Poisson(mean: mean).survival(1) <= level { return least }
    let (row, weight) = Self.position(of: mean.squareRoot(), in: Self.thresholdRoots)
    let (column, share) = Self.position(of: least, in: Self.keptDeviations)
    func value(_ row: Int) -> Double {
      let left = Double(thresholds[row][column])
      return left + share * (Double(thresholds[row][column + 1]) - left)
    }
    let lower = value(row)
    let kept = max(least, (lower + weight * (value(row + 1) - lower)) / Double(Self.unit))
    // Where the whole range decides, the maximum has a step at P(N > n), and the threshold may lie
    // on it: rounded to just below, it would exclude all experiments of the step.
    let reach = 8 / Double(Self.unit)
    return law.wholes.last { (kept...kept + reach).contains($0) } ?? kept
  }

  /// The kept levels as standard deviations.
  static let keptDeviations = keptLevels.map { Normal.standard.quantile($0) }

  /// The interval of a grid in which a number lies, and how far along.
  private static func position(of x: Double, in grid: [Double]) -> (index: Int, weight: Double) {
    var (lower, upper) = (0, grid.count - 1)
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if grid[middle] <= x { lower = middle } else { upper = middle }
    }
    return (lower, (x - grid[lower]) / (grid[upper] - grid[lower]))
  }
}
