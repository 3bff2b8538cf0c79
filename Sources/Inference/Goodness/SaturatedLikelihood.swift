import Numerics

/// The likelihood ratio of counts' own means to the expected ones, `-2 ln λ`.
///
/// `2 Σ [μ - n + n ln(n / μ)]`, the deviance of S. Baker and R. D. Cousins, Nucl. Instrum. Meth. 221
/// (1984) 437. The formula is the χ² law, good where every bin expects several events. For scores
/// against a background, with tails to many standard deviations, see `SaturatedRatio`.
public struct SaturatedLikelihood: GoodnessOfFit {
  /// The statistic.
  public init() {}

  public var name: String { "saturated" }

  public func value(of counts: BinnedCounts) -> Double {
    var sum = CompensatedSum()
    for (count, mean) in zip(counts.observed, counts.expected) {
      guard mean > 0 else {
        if count > 0 { return .infinity }
        continue
      }
      sum.add(2 * SpecialFunctions.deviance(count, mean: mean))
    }
    return sum.value
  }

  public func significance(of value: Double, for counts: BinnedCounts) -> Significance {
    counts.chiSquareSignificance(of: value)
  }
}
