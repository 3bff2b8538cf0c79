/// How much of the samples of a stage is made.
final class WorkMeter {
  private let total: Double
  private let work: StageWork
  private var finished = 0.0

  init(of samples: some Sequence<ScoredSample>, for work: StageWork) {
    total = max(1, samples.reduce(0) { $0 + Double($1.events) })
    self.work = work
  }

  /// Reports that so many events of the part in work are made.
  func reach(_ events: Int) throws { try work.reach((finished + Double(events)) / total) }

  /// Reports that a part of so many events is done.
  func finish(_ events: Int) throws {
    finished += Double(events)
    try reach(0)
  }
}
