import Numerics

/// The squared differences of events from a cumulative distribution, weighted up in both tails.
///
/// The statistic of `AndersonDarling`; its law is `AndersonDarlingLaw`, for a distribution of which
/// nothing was fitted to the events.
public struct AndersonDarlingFit: GoodnessOfFit {
  /// The statistic.
  public init() {}

  public var name: String { "anderson-darling" }

  public func value(of events: EventLevels) -> Double {
    AndersonDarling.fromUniform(events.sorted)
  }

  public func significance(of value: Double, for events: EventLevels) -> Significance {
    guard events.count > 0 else { return Significance(probability: 1, method: .closedForm) }
    let law = AndersonDarlingLaw(count: events.count)
    return Significance(
      probability: law.survival(value), relativeError: law.relativeError(value),
      method: events.count == 1 ? .closedForm : .asymptotic)
  }
}
