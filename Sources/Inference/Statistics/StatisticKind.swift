/// The statistics there are, by the names that tables and options use.
public enum StatisticKind: Sendable, Equatable {
  /// Twice the negative logarithm of the extended likelihood of the background alone.
  case paperQ
  /// The sum of the events' strangeness above its mean, whatever their number.
  case centredQ
  /// The number of events.
  case count
  /// The number of events in a region declared beforehand.
  case countInRegion(ScoreRegion)
  /// The mean likelihood ratio of many possible signals.
  case averagedRatio
  /// The mean likelihood ratio of the signals of a family.
  case averagedRatioOver(SignalFamily)
  /// The most unlikely excess of events above any score.
  case berkJones
  /// The largest excess of events above any score, in standard deviations.
  case higherCriticism
  /// The most unlikely excess in any interval of scores.
  case bump
  /// The likelihood ratio of the counts' own means, in a few bins.
  case saturated
  /// The likelihood ratio of a signal that is known: what no other statistic exceeds.
  case knownSignal(Signal)

  /// The name.
  public var name: String {
    switch self {
    case .paperQ: "paper-q"
    case .centredQ: "centred-q"
    case .count: "count"
    case .countInRegion(let region): "count-\(region)"
    case .averagedRatio: "averaged-lr"
    case .averagedRatioOver(let family): "averaged-lr, \(family.name)"
    case .berkJones: "berk-jones"
    case .higherCriticism: "higher-criticism"
    case .bump: "bump"
    case .saturated: "saturated"
    case .knownSignal: "known-signal"
    }
  }

  /// The statistic, prepared for a background; the plan is for those that need toys.
  public func prepared(
    for background: Background, plan: TailPlan = .standard
  ) throws(InferenceError) -> any Statistic {
    switch self {
    case .paperQ: try LikelihoodStatistic(.paper, for: background)
    case .centredQ: try LikelihoodStatistic(.centred, for: background)
    case .count: try CountStatistic(for: background)
    case .countInRegion(let region): try CountStatistic(for: background, in: region)
    case .averagedRatio: try AveragedRatio(for: background, plan: plan)
    case .averagedRatioOver(let family):
      try AveragedRatio(over: family, for: background, plan: plan)
    case .berkJones: try TailScan(.berkJones, for: background, plan: plan)
    case .higherCriticism: try TailScan(.higherCriticism, for: background, plan: plan)
    case .bump: try BumpScan(for: background, plan: plan)
    case .saturated: try SaturatedRatio(for: background, plan: plan)
    case .knownSignal(let signal): try KnownSignal(signal, for: background)
    }
  }
}
