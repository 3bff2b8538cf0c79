public import Inference

/// What a test found.
public struct ScoreTestResult: Sendable {
  /// One statistic.
  public struct Row: Sendable {
    /// Its name.
    public let name: String
    /// Its value.
    public let value: Double
    /// How unlikely that is.
    public let significance: Significance
    /// The 16 % and 84 % quantiles of Z over replicas of the simulated sample.
    public let replicaZ: (lower: Double, upper: Double)?
    /// The alarms that a half of the simulation raises at three standard deviations.
    public let falseAlarms: FalseAlarms?
  }

  /// The statistics in order.
  public let rows: [Row]
  /// What was left out of all statistics, and why.
  public let leftOut: [(name: String, reason: String)]
  /// The events whose scores the background cannot have.
  public let unsupported: [Int]
}
