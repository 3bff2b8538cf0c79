/// How long one item of a job takes, in Darkfield or in another program.
public struct Timing: Sendable, Equatable {
  /// The job's name.
  public let job: String
  /// What is counted.
  public let item: String
  /// The program that did it, with its version.
  public let program: String
  /// The time for one item, ns.
  public let nanosecondsPerItem: Double

  /// Creates a timing.
  public init(job: String, item: String, program: String, nanosecondsPerItem: Double) {
    self.job = job
    self.item = item
    self.program = program
    self.nanosecondsPerItem = nanosecondsPerItem
  }
}
