import Numerics

/// Simulated events with weights: what a density is estimated from.
public struct SimulatedEvents: Sendable, Equatable {
  /// The scores.
  public let scores: ScoreSample
  /// The weight of each event; only ratios matter.
  public let weights: [Double]
  /// The number of equal weights that would know as much: `(Σw)² / Σw²`.
  public let effectiveCount: Double

  /// Fewer events with weight than this are no sample.
  private static let fewest = 2

  /// Events of weight one, or of the given weights.
  public init(_ scores: ScoreSample, weights: [Double]? = nil) throws(InferenceError) {
    let weights = weights ?? [Double](repeating: 1, count: scores.count)
    guard weights.count == scores.count else {
      throw .countsDiffer(of: "weights", found: weights.count, expected: scores.count)
    }
    var moments = Moments()
    var used = 0
    for (event, weight) in weights.enumerated() {
      guard weight >= 0, weight.isFinite else { throw .notAWeight(event: event, found: weight) }
      moments.add(scores.first[event], weight: weight)
      if weight > 0 { used += 1 }
    }
    guard used >= Self.fewest else { throw .tooFewEvents(found: used, expected: Self.fewest) }
    self.scores = scores
    self.weights = weights
    effectiveCount = moments.effectiveCount
  }

  /// The sum of the weights.
  public var totalWeight: Double { fixedTreeSum(weights.span) }

  /// The same events, each with a weight multiplied by a Poisson number of mean one.
  ///
  /// The bootstrap for a sample whose size is itself random; replicas are addressed by number.
  func resampled(using stream: inout RandomStream) throws(InferenceError) -> SimulatedEvents {
    let one = Poisson(mean: 1)
    let drawn = weights.map { $0 * Double(one.sample(using: &stream)) }
    return try SimulatedEvents(scores, weights: drawn)
  }
}
