import Numerics

/// Simulated experiments without background, and the intervals between their events.
struct IntervalToys {
  /// The expected signal.
  let mean: Double
  /// The ends 0 and `mean`, and the events between them, in order.
  private(set) var marks: [Double] = []
  private var stream: RandomStream

  /// Prepares the experiments of one place of a table.
  init(mean: Double, seed: UInt64, index: UInt64) {
    self.mean = mean
    stream = RandomStream(seed: seed, purpose: .optimumIntervals, index: index)
  }

  /// How many events the present experiment has.
  var events: Int { marks.count - 2 }

  /// Draws the next experiment: events at exponential distances.
  mutating func next() {
    marks.removeAll(keepingCapacity: true)
    var mark = 0.0
    while mark < mean {
      marks.append(mark)
      mark += Exponential.sample(mean: 1, using: &stream)
    }
    marks.append(mean)
  }

  /// The share of the signal in the largest interval with so many events inside.
  func share(holding events: Int) -> Double {
    EventInterval.largestSpan(holding: events, between: marks) / mean
  }
}
