public import Inference

/// Which statistics are asked for, and how their significances are found.
public struct StatisticPlan: Sendable {
  /// The statistics by name.
  public var choices: [StatisticChoice]
  /// Regions in which events are counted besides.
  public var regions: [ScoreRegion]
  /// Families of signals that are averaged over besides.
  public var families: [SignalFamily] = []
  /// How the tails of statistics without a formula are found.
  public var tails: TailPlan
  /// Plain toys in place of every exact method, where they are asked for.
  public var toys: ToyDistribution.Plan?

  /// A plan for named statistics and regions.
  public init(
    _ choices: [StatisticChoice], regions: [ScoreRegion] = [], tails: TailPlan = .standard,
    toys: ToyDistribution.Plan? = nil
  ) {
    self.choices = choices
    self.regions = regions
    self.tails = tails
    self.toys = toys
  }

  /// A statistic of the plan; `nil` as its kind is the likelihood ratio of each signal looked at.
  struct Item: Sendable {
    var name: String
    var kind: StatisticKind?
    /// Whether it was asked for by name rather than as one of all.
    var isNamed: Bool
  }

  /// The statistics in order, each once; `all` are those of its list that are not named besides.
  func items(knowing signal: Signal?, isKnownSignalPossible: Bool) -> [Item] {
    var items: [Item] = []
    for choice in choices where choice != .all {
      items.append(
        Item(name: choice.rawValue, kind: choice.kind(knowing: signal), isNamed: true))
    }
    if choices.contains(.all) {
      for choice in StatisticChoice.allCases where choice != .all && !choices.contains(choice) {
        if choice == .knownSignal, !isKnownSignalPossible { continue }
        items.append(
          Item(name: choice.rawValue, kind: choice.kind(knowing: signal), isNamed: false))
      }
    }
    for family in families {
      let kind = StatisticKind.averagedRatioOver(family)
      items.append(Item(name: kind.name, kind: kind, isNamed: true))
    }
    for region in regions {
      let kind = StatisticKind.countInRegion(region)
      items.append(Item(name: kind.name, kind: kind, isNamed: true))
    }
    return items
  }

  /// A statistic, prepared for a background as the plan says.
  func prepared(
    _ kind: StatisticKind, for background: Background
  ) throws(InferenceError) -> any Statistic {
    let statistic = try kind.prepared(for: background, plan: tails)
    guard let toys else { return statistic }
    return try ToyStatistic(statistic, plan: toys)
  }

  /// The statistic of an item; `nil`, with the reason, where one of all cannot be had.
  func prepared(
    _ item: Item, _ kind: StatisticKind, for background: Background,
    leftOut: inout [(name: String, reason: String)]
  ) throws(InferenceError) -> (any Statistic)? {
    do {
      return try prepared(kind, for: background)
    } catch {
      switch error {
      case .rateIsNeeded, .needsOneScore:
        if item.isNamed { throw error }
        leftOut.append((item.name, "\(error)"))
        return nil
      default: throw error
      }
    }
  }
}
