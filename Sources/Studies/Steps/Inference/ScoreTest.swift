public import Inference

/// What a test is made of: what is expected, what is looked at and how.
public struct ScoreTest: Sendable {
  /// What is looked at.
  public enum Subject: Sendable {
    /// The scores of data.
    case scores(ScoreSample)
    /// A value of one statistic, found elsewhere.
    case value(Double)
  }

  /// What is expected.
  public var background: Background
  /// What is looked at.
  public var subject: Subject
  /// The statistics.
  public var plan: StatisticPlan
  /// The signal that the likelihood ratio knows.
  public var signal: Signal?
  /// Replicas of the simulated sample for which the test is repeated.
  public var replicas: Int
  /// Splits of the simulated sample by which false alarms are counted.
  public var splits: Int

  /// A test of some data.
  public init(
    of subject: Subject, against background: Background, plan: StatisticPlan,
    signal: Signal? = nil, replicas: Int = 0, splits: Int = 0
  ) {
    self.subject = subject
    self.background = background
    self.plan = plan
    self.signal = signal
    self.replicas = replicas
    self.splits = splits
  }
}
