/// How an interval follows from a count and a known background.
public enum CountingMethod: String, Sendable, CaseIterable {
  /// The unified intervals of Feldman and Cousins.
  case feldmanCousins = "feldman-cousins"
  /// Neyman's one-sided limit.
  case classical
  /// The limit of the ratio CLs.
  case cls
  /// Neyman's limit, constrained by its power.
  case powerConstrained = "pcl"
  /// The two-sided interval of the likelihood ratio with its threshold for many events.
  case asymptotic
  /// The one-sided limit of the likelihood ratio with its threshold for many events.
  case asymptoticLimit = "asymptotic-limit"

  /// The interval of the signal at a confidence level; limits begin at zero.
  ///
  /// - Parameters:
  ///   - experiment: The count and its background.
  ///   - level: The confidence level.
  ///   - isMonotone: Whether upper ends of unified intervals may not rise with the background.
  /// - Returns: The ends; the upper one of a classical limit may be negative.
  public func interval(
    of experiment: CountingExperiment, level: Double, isMonotone: Bool = false
  ) -> (lower: Double, upper: Double) {
    switch self {
    case .feldmanCousins:
      let belt = FeldmanCousins(experiment, level: level)
      let interval = isMonotone ? belt.monotoneInterval : belt.interval
      return (interval.lowerBound, interval.upperBound)
    case .classical: return (0, experiment.classicalLimit(level: level))
    case .cls: return (0, experiment.ratioLimit(level: level))
    case .powerConstrained: return (0, experiment.powerConstrainedLimit(level: level))
    case .asymptotic:
      let interval = experiment.asymptoticInterval(level: level)
      return (interval.lowerBound, interval.upperBound)
    case .asymptoticLimit: return (0, experiment.asymptoticLimit(level: level))
    }
  }
}
