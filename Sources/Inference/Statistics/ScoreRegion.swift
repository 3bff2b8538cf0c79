import Numerics

/// A region of scores, declared before the data are looked at.
public enum ScoreRegion: Sendable, Equatable, CustomStringConvertible {
  /// The highest scores, a share of the background.
  case highest(Double)
  /// The lowest scores, a share of the background.
  case lowest(Double)
  /// Scores in an interval, its ends included.
  case scores(ClosedRange<Double>)

  /// The interval of scores that the region is for a background density.
  public func interval(for density: ScoreDensity) throws(InferenceError) -> ClosedRange<Double> {
    switch self {
    case .highest(let share):
      guard share > 0, share < 1 else { throw .regionIsEmpty(share: share) }
      return density.law.upperQuantile(share)...(.infinity)
    case .lowest(let share):
      guard share > 0, share < 1 else { throw .regionIsEmpty(share: share) }
      return -.infinity...density.quantile(share)
    case .scores(let interval): return interval
    }
  }

  /// A name without spaces: `highest-0.01`, `lowest-0.025`, `from-2.0-to-5.0`.
  public var description: String {
    switch self {
    case .highest(let share): "highest-\(share)"
    case .lowest(let share): "lowest-\(share)"
    case .scores(let interval): "from-\(interval.lowerBound)-to-\(interval.upperBound)"
    }
  }
}
