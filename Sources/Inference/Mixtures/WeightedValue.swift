/// The value of a statistic in a pseudo-experiment, and how much the experiment counts.
struct WeightedValue: Sendable {
  var value: Double
  /// How much more likely the background alone makes the data than the law they were drawn from.
  var weight: Double
}
