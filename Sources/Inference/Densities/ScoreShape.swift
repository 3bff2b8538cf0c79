/// A density of one score or of two.
public enum ScoreShape: Sendable, Equatable {
  /// Of one score.
  case line(ScoreDensity)
  /// Of two scores.
  case plane(PlaneDensity)

  /// The number of scores, one or two.
  public var dimensions: Int {
    switch self {
    case .line: 1
    case .plane: 2
    }
  }

  /// The smallest density that an event is judged by.
  public var smallest: Double {
    switch self {
    case .line(let density): density.smallest
    case .plane(let density): density.smallest
    }
  }

  /// The density at the scores of an event.
  @inline(__always)
  public func density(at place: SIMD2<Double>) -> Double {
    switch self {
    case .line(let density): density.density(at: place.x)
    case .plane(let density): density.density(at: place)
    }
  }

  /// The events at whose scores the density is zero.
  func unsupported(_ data: ScoreSample) -> [Int] {
    (0..<data.count).filter { density(at: data.place($0)) == 0 }
  }

  /// Where events are expected.
  var expected: ExpectedPlaces {
    switch self {
    case .line(let density): density.expected
    case .plane(let density): density.expected
    }
  }

  /// The density of events that come from one of several, in the given proportions.
  static func mixture(
    of parts: [(share: Double, shape: ScoreShape)]
  ) throws(InferenceError) -> ScoreShape {
    var lines: [(share: Double, density: ScoreDensity)] = []
    var planes: [(share: Double, density: PlaneDensity)] = []
    for (share, shape) in parts {
      switch shape {
      case .line(let density): lines.append((share, density))
      case .plane(let density): planes.append((share, density))
      }
    }
    guard lines.isEmpty || planes.isEmpty else { throw .dimensionsDiffer(found: 2, expected: 1) }
    return planes.isEmpty
      ? .line(try .mixture(of: lines)) : .plane(try .mixture(of: planes))
  }
}
