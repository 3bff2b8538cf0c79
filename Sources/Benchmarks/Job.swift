/// A hot job: something done many times, whose time decides how long a study takes.
public struct Job: Sendable {
  /// The work of one run.
  public typealias Run = () async throws -> Void

  /// The name in the table and for `--only`, which scripts of peers use too.
  public let name: String
  /// What is counted: "word", "draw", "row".
  public let item: String
  /// How many items one run works through.
  public let items: Int
  /// The job that does the same on one thread, for a job of all threads; nil for one of one thread.
  public let single: String?
  /// How many items a study works through, for a job that stands for a stage of it.
  public let whole: Int?
  private let prepare: @Sendable (_ threads: Int) throws -> Run

  /// Describes a job of one thread.
  ///
  /// - Parameters:
  ///   - name: The name, lowercase with dashes.
  ///   - item: What is counted.
  ///   - items: How many items one run works through.
  ///   - prepare: Makes, outside the time measured, what one run needs, and returns the run.
  public init(
    name: String, item: String, items: Int, prepare: @escaping @Sendable () throws -> Run
  ) {
    self.init(name: name, item: item, items: items, single: nil) { _ in try prepare() }
  }

  /// Describes a job that can use many threads: of all of them, or of one to compare with.
  ///
  /// - Parameters:
  ///   - name: The name, lowercase with dashes.
  ///   - item: What is counted.
  ///   - items: How many items one run works through.
  ///   - single: The job that does the same on one thread; nil for that one.
  ///   - whole: How many items a study works through.
  ///   - prepare: Makes, outside the time measured, what one run on so many threads needs, and
  ///     returns the run.
  public init(
    name: String, item: String, items: Int, single: String?, whole: Int? = nil,
    prepare: @escaping @Sendable (_ threads: Int) throws -> Run
  ) {
    self.name = name
    self.item = item
    self.items = items
    self.single = single
    self.whole = whole
    self.prepare = prepare
  }

  /// Runs the job until `seconds` have passed, at least three times, and keeps the fastest run.
  ///
  /// Other work on the machine only ever adds time, so the fastest run is the best estimate.
  public func measure(seconds: Double, threads: Int) async throws -> Timing {
    let threads = single == nil ? 1 : threads
    let run = try prepare(threads)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var fastest = Duration.seconds(1e9)
    var runs = 0
    while runs < 3 || clock.now < end {
      let start = clock.now
      try await run()
      fastest = min(fastest, clock.now - start)
      runs += 1
    }
    return Timing(
      job: name, item: item, program: "darkfield", threads: threads,
      nanosecondsPerItem: fastest / .nanoseconds(1) / Double(items))
  }
}
