import Numerics

/// The largest difference between a cumulative distribution and the share of events below.
///
/// Most sensitive to shifts in the middle. The law is that of `KolmogorovLaw`, for a distribution of
/// which nothing was fitted to the events.
public struct KolmogorovSmirnov: GoodnessOfFit {
  /// The statistic.
  public init() {}

  public var name: String { "kolmogorov-smirnov" }

  public func value(of events: EventLevels) -> Double {
    KolmogorovDistance.fromUniform(events.sorted)
  }

  public func significance(of value: Double, for events: EventLevels) -> Significance {
    guard events.count > 0 else { return Significance(probability: 1, method: .closedForm) }
    let law = KolmogorovLaw(count: events.count)
    let probability = law.survival(value)
    return switch law.regime(of: value) {
    case .exact: Significance(probability: probability, method: .closedForm)
    case .expansion:
      Significance(probability: probability, relativeError: 2e-5, method: .asymptotic)
    }
  }
}
