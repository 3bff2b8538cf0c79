/// What an event is judged by: one number, or two.
public enum ScoreSpace: String, CaseIterable, Codable, Sendable {
  /// The anomaly score.
  case score = "ts"
  /// The classifier's logit alone.
  case classifier = "logit"
  /// The classifier's logit and the autoencoder's part of the score, side by side.
  case networks = "logit-elbo"
  /// The classifier's logit and the corrected S2, which knows how large an event is.
  case charge = "logit-s2c"
  /// The corrected areas, no network at all.
  case areas

  /// The columns of a file of scores, those of one seed or of the mean over all.
  func columns(seed: UInt64? = nil) -> [String] {
    let group = seed.map { "seed_\($0)/" } ?? ""
    return switch self {
    case .score: ["\(group)ts"]
    case .classifier: ["\(group)logit"]
    case .networks: ["\(group)logit", "\(group)negative_elbo"]
    case .charge: ["\(group)logit", "areas/log10_s2c"]
    case .areas: ["areas/s1c", "areas/log10_s2c"]
    }
  }

  /// What tables and figures call it.
  public var name: String {
    switch self {
    case .score: "anomaly score"
    case .classifier: "classifier"
    case .networks: "classifier and autoencoder"
    case .charge: "classifier and S2"
    case .areas: "corrected areas"
    }
  }
}
