/// What an experiment that holds a signal would find: the median and the band around it.
public struct SignificanceBand: Sendable, Equatable {
  /// The shares of experiments that find less: one standard deviation of a normal law to each side
  /// of the median, about 16 % and 84 %.
  public static let shares = (
    lower: 0.158655253931457051, median: 0.5, upper: 0.841344746068542949
  )

  /// The median of the statistic.
  public let medianValue: Double
  /// The significance of the median.
  public let median: Significance
  /// The significance that 16 % of experiments do not reach.
  public let lower: Significance
  /// The significance that 84 % of experiments do not reach.
  public let upper: Significance

  /// A band from its three significances.
  public init(
    medianValue: Double, median: Significance, lower: Significance, upper: Significance
  ) {
    self.medianValue = medianValue
    self.median = median
    self.lower = lower
    self.upper = upper
  }
}
