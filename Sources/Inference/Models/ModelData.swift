/// What was observed: the events of each data set, and what the auxiliary measurements say.
public struct ModelData: Sendable, Equatable {
  /// The events of one data set.
  public enum Events: Sendable, Equatable {
    /// Their places.
    case places([SIMD3<Double>])
    /// Places that count as often as their weights say.
    case weighted([SIMD3<Double>], weights: [Double])
    /// The counts of all bins, the last observable running fastest.
    case counts([Double])
  }

  /// The events of each data set.
  public var sets: [Events]
  /// The number measured for each parameter with a constraint; others are not looked at.
  public var measured: [Double]

  /// Events with the measurements that a model states.
  public init(_ sets: [Events], of model: LikelihoodModel) {
    self.sets = sets
    measured = model.measured
  }

  /// Events with other measurements.
  init(_ sets: [Events], measured: [Double]) {
    self.sets = sets
    self.measured = measured
  }

  /// The number of events of each data set.
  public var counts: [Double] {
    sets.map { events in
      switch events {
      case .places(let places): Double(places.count)
      case .weighted(_, let weights): weights.reduce(0, +)
      case .counts(let counts): counts.reduce(0, +)
      }
    }
  }
}
