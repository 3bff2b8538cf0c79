public import Foundation

/// What a run was like: when, where and how fast, none of which decides a result.
public struct RunRecord: Sendable, Hashable, Codable {
  /// When it began; files keep whole seconds.
  public var started: Date
  /// Where it ran.
  public var machine: Machine
  /// How many threads it used.
  public var threads: Int
  /// How long it took.
  public var seconds: Double

  /// Notes what a run was like.
  public init(started: Date, machine: Machine = .current, threads: Int, seconds: Double) {
    self.started = started
    self.machine = machine
    self.threads = threads
    self.seconds = seconds
  }
}
