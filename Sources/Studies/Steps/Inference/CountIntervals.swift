public import Inference

/// The interval of a signal that a count over a known background leaves.
public struct CountInterval: Sendable, Equatable {
  /// The confidence level.
  public let level: Double
  /// The count and its background.
  public let experiment: CountingExperiment
  /// The smallest signal that is not excluded.
  public let lower: Double
  /// The largest signal that is not excluded; negative where a classical limit is.
  public let upper: Double
}

/// Intervals of every level, background and count, in this order.
///
/// - Parameters:
///   - method: How they follow.
///   - levels: The confidence levels.
///   - backgrounds: What is expected without signal.
///   - counts: How many events are observed.
///   - isMonotone: Whether upper ends of unified intervals may not rise with the background.
/// - Returns: The intervals.
public func countIntervals(
  by method: CountingMethod, levels: [Double], backgrounds: [Double], counts: [Int],
  isMonotone: Bool = false
) -> [CountInterval] {
  levels.flatMap { level in
    backgrounds.flatMap { background in
      counts.map { count in
        let experiment = CountingExperiment(observed: count, background: background)
        let (lower, upper) = method.interval(of: experiment, level: level, isMonotone: isMonotone)
        return CountInterval(level: level, experiment: experiment, lower: lower, upper: upper)
      }
    }
  }
}
