/// What was tested of the user's events, and against what.
struct OwnDataSummary: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case file, events, expected
    case exposure = "exposure_tonne_years"
    case inRegion = "in_region"
  }

  /// The name of the file.
  let file: String
  /// The exposure, tonne-years.
  let exposure: Double
  /// How many events the file has.
  let events: Int
  /// How many of them are in the region.
  let inRegion: Int
  /// The background events expected there.
  let expected: Double
}

/// What one statistic says of the user's events.
struct OwnTestRow: Codable, Sendable {
  /// What events are judged by.
  let space: ScoreSpace
  /// The statistic.
  let statistic: String
  /// Its value.
  let value: Double
  /// How often background alone gives a value as large.
  let probability: Double
  /// The deviations above which a normal number is as rare.
  let z: Double
  /// The relative error of the probability.
  let relativeError: Double
  /// How it was found.
  let method: String
  /// How many events lie where the background has none.
  let beyond: Int

  /// The names of the columns of its table.
  static let columns = [
    "space", "statistic", "value", "p", "Z", "p_relative_error", "method", "events_beyond",
  ]
}
