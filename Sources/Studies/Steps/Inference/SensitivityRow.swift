public import Inference

/// An answer: one signal of one size, seen by one statistic.
public struct SensitivityRow: Sendable {
  /// The name of the statistic.
  public let statistic: String
  /// The signal.
  public let signal: ListedSignal
  /// The exposure in units of the background's; `nil` where it was looked for and not found.
  public let exposure: Double?
  /// The number of signal events in it; `nil` where it was looked for and not found.
  public let events: Double?
  /// The cross section, where events are known to be proportional to one.
  public let crossSection: Double?
  /// The significance that was looked for.
  public let wanted: Double?
  /// What experiments find.
  public let band: SignificanceBand?
  /// The root that was looked for.
  public let reach: Reach?
}
