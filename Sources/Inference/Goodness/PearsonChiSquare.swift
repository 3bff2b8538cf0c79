import Numerics

/// The squared differences of counts from the expected ones, in units of their variance.
///
/// `Σ (n - μ)² / μ` of K. Pearson, Phil. Mag. 50 (1900) 157. The formula is the χ² law, good where
/// every bin expects several events.
public struct PearsonChiSquare: GoodnessOfFit {
  /// The statistic.
  public init() {}

  public var name: String { "pearson" }

  public func value(of counts: BinnedCounts) -> Double {
    var sum = CompensatedSum()
    for (count, mean) in zip(counts.observed, counts.expected) {
      guard mean > 0 else {
        if count > 0 { return .infinity }
        continue
      }
      sum.add((count - mean) * (count - mean) / mean)
    }
    return sum.value
  }

  public func significance(of value: Double, for counts: BinnedCounts) -> Significance {
    counts.chiSquareSignificance(of: value)
  }
}
