import Inference

/// What the profile likelihood that knows a signal reaches: limits without it, discoveries with it.
struct LikelihoodRow: Codable, Sendable {
  /// The mass, GeV.
  let mass: Double
  /// The cross section for which one signal event is expected, cm2.
  let perEvent: Double
  /// The signal events of upper limits that 2.3, 16, 50, 84 and 97.7 % of experiments do not exceed.
  let limits: [Double]
  /// How the limits' thresholds were found.
  let limitMethod: String
  /// The signal events with which the median reaches three standard deviations.
  let discovery: DiscoveryEnsemble.Reach
  /// How the significances of discoveries were found.
  let discoveryMethod: String

  /// The names of the columns of its table.
  static let columns =
    ["mass_GeV", "limit_events", "limit_cm2"]
    + ["2pct", "16pct", "84pct", "98pct"].map { "limit_\($0)_cm2" }
    + [
      "limit_method", "discovery_events", "discovery_cm2", "discovery_relative_error",
      "discovery_method",
    ]

  /// The median limit, cm2.
  var limit: Double { perEvent * limits[2] }
  /// The cross section of the discovery, cm2.
  var discoveryCrossSection: Double { perEvent * discovery.value }
}

/// What it costs not to know the signal: the events that a statistic needs, over those of the likelihood.
struct CostRow: Codable, Sendable {
  /// The mass, GeV.
  let mass: Double
  /// What events are judged by.
  let space: ScoreSpace
  /// The statistic.
  let statistic: String
  /// The signal events with which its median reaches three standard deviations; nil where it does not.
  let events: Double?
  /// Those of the profile likelihood.
  let known: Double

  /// The names of the columns of its table.
  static let columns = [
    "mass_GeV", "space", "statistic", "signal_events", "likelihood_events", "ratio",
  ]

  /// How many times as many events are needed.
  var ratio: Double? { events.map { $0 / known } }
}
