public import Inference

/// A question for the significance that experiments with a signal would find.
public struct SensitivityQuestion: Sendable {
  /// What grows until a significance is reached.
  public enum Growth: String, CaseIterable, Sendable {
    /// The number of signal events.
    case signal
    /// The exposure: background and signal alike.
    case exposure
  }

  /// What is asked of each signal.
  public enum Points: Sendable {
    /// What is found with these numbers of signal events.
    case events([Double])
    /// What is found with the events that each signal states.
    case stated
    /// What is found at these cross sections, to which the stated events are proportional.
    case crossSections([Double])
    /// Where the median reaches these significances, as something grows.
    case significances([Double], Growth)
  }

  /// What is expected without a signal.
  public var background: Background
  /// The signals.
  public var signals: SignalList
  /// The statistics.
  public var plan: StatisticPlan
  /// What is asked.
  public var points: Points
  /// The exposures at which it is asked, in units of the background's.
  public var exposures: [Double]

  /// A question.
  public init(
    _ points: Points, of signals: SignalList, on background: Background, plan: StatisticPlan,
    exposures: [Double] = [1]
  ) {
    self.points = points
    self.signals = signals
    self.background = background
    self.plan = plan
    self.exposures = exposures
  }
}
