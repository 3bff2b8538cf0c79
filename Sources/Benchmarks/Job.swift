/// A hot job: something done many times, whose time decides how long a study takes.
public struct Job: Sendable {
  /// The name in the table and for `--only`, which scripts of peers use too.
  public let name: String
  /// What is counted: "word", "draw", "row".
  public let item: String
  /// How many items one run works through.
  public let items: Int
  private let prepare: @Sendable () throws -> (() throws -> Void)

  /// Describes a job.
  ///
  /// - Parameters:
  ///   - name: The name, lowercase with dashes.
  ///   - item: What is counted.
  ///   - items: How many items one run works through.
  ///   - prepare: Makes, outside the time measured, what one run needs, and returns the run.
  public init(
    name: String, item: String, items: Int,
    prepare: @escaping @Sendable () throws -> (() throws -> Void)
  ) {
    self.name = name
    self.item = item
    self.items = items
    self.prepare = prepare
  }

  /// Runs the job until `seconds` have passed, at least three times, and keeps the fastest run.
  ///
  /// Other work on the machine only ever adds time, so the fastest run is the best estimate.
  public func measure(seconds: Double) throws -> Timing {
    let run = try prepare()
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var fastest = Duration.seconds(1e9)
    var runs = 0
    while runs < 3 || clock.now < end {
      fastest = min(fastest, try clock.measure(run))
      runs += 1
    }
    return Timing(
      job: name, item: item, program: "darkfield",
      nanosecondsPerItem: fastest / .nanoseconds(1) / Double(items))
  }
}
