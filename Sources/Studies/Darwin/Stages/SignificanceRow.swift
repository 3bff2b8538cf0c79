import Inference

/// What experiments with a signal would find by one statistic.
struct SignificanceRow: Codable, Sendable {
  /// What events are judged by.
  let space: ScoreSpace
  /// The statistic, or what is special about it.
  let statistic: String
  /// The exposure, tonne-years.
  let exposure: Double
  /// The background events expected.
  let background: Double
  /// The signal events expected.
  let signal: Double
  /// The median significance.
  let median: Double
  /// What 16 % of experiments do not reach.
  let lower: Double
  /// What 84 % of experiments do not reach.
  let upper: Double
  /// The relative error of the median's probability.
  let relativeError: Double
  /// How it was found.
  let method: String

  init(
    _ space: ScoreSpace, _ statistic: String, exposure: Double, _ background: Background,
    _ signal: Signal, _ band: SignificanceBand
  ) {
    self.space = space
    self.statistic = statistic
    self.exposure = exposure
    self.background = background.expected
    self.signal = signal.expected
    median = band.median.z
    lower = band.lower.z
    upper = band.upper.z
    relativeError = band.median.relativeError
    method = "\(band.median.method)"
  }

  /// The columns of a table of rows.
  static let columns = [
    "space", "statistic", "exposure_tonne_years", "background_events", "signal_events", "Z_median",
    "Z_16pct", "Z_84pct", "p_relative_error", "method",
  ]
}
