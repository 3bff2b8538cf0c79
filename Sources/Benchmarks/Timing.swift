/// How long one item of a job takes, in Darkfield or in another program.
public struct Timing: Sendable, Equatable {
  /// The job's name.
  public let job: String
  /// What is counted.
  public let item: String
  /// The program that did it, with its version.
  public let program: String
  /// How many threads worked; nil where the program does not say.
  public let threads: Int?
  /// The time for one item, ns.
  public let nanosecondsPerItem: Double

  /// Creates a timing.
  public init(
    job: String, item: String, program: String, threads: Int? = nil, nanosecondsPerItem: Double
  ) {
    self.job = job
    self.item = item
    self.program = program
    self.threads = threads
    self.nanosecondsPerItem = nanosecondsPerItem
  }
}
