import Inference

/// A statistic by its name on a command line, or all of them.
public enum StatisticChoice: String, CaseIterable, Sendable {
  /// The averaged likelihood ratio.
  case averagedRatio = "averaged-lr"
  /// Twice the negative logarithm of the background's likelihood.
  case paperQ = "paper-q"
  /// The sum of the events' strangeness above its mean.
  case centredQ = "centred-q"
  /// The number of events.
  case count
  /// The most unlikely excess above any score.
  case berkJones = "berk-jones"
  /// The largest excess above any score, in deviations.
  case higherCriticism = "higher-criticism"
  /// The most unlikely excess in any interval.
  case bump
  /// The likelihood ratio of the counts' own means.
  case saturated
  /// The likelihood ratio of a signal that is known.
  case knownSignal = "known-signal"
  /// All of them that can be had.
  case all

  /// What is to be prepared; `nil` for all, and for the likelihood ratio of a signal that none knows.
  func kind(knowing signal: Signal?) -> StatisticKind? {
    switch self {
    case .averagedRatio: .averagedRatio
    case .paperQ: .paperQ
    case .centredQ: .centredQ
    case .count: .count
    case .berkJones: .berkJones
    case .higherCriticism: .higherCriticism
    case .bump: .bump
    case .saturated: .saturated
    case .knownSignal: signal.map { .knownSignal($0) }
    case .all: nil
    }
  }
}
