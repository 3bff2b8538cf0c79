/// How good the score is for each of several weights of the classifier.
///
/// The events of a scan are chosen on: what is quoted afterwards needs others.
public struct WeightScan: Equatable, Sendable {
  /// One weight and what it is worth.
  public struct Point: Equatable, Sendable {
    /// The weight in natural units.
    public let coefficient: Double
    /// The weight `R`.
    public let classifierWeight: Double
    /// The figure of merit.
    public let merit: Double
  }

  /// The weights in the order asked for.
  public let points: [Point]

  /// The point of the largest merit, the first of several; none where every merit is undefined.
  public var best: Point? {
    points.filter { !$0.merit.isNaN }.reduce(nil) { best, point in
      guard let best, best.merit >= point.merit else { return point }
      return best
    }
  }

  /// Evaluates a figure of merit for each weight.
  ///
  /// - Parameters:
  ///   - coefficients: The weights, in natural units.
  ///   - score: The score whose weight is varied.
  ///   - samples: The parts of the scores of each sample of events, such as background and signal.
  ///   - merit: The figure of merit, larger where better, from the scores of each sample.
  /// - Throws: What `merit` throws.
  public init<Failure: Error>(
    coefficients: [Double], of score: AnomalyScore, over samples: [EventScores],
    merit: ([[Double]]) throws(Failure) -> Double
  ) throws(Failure) {
    var points: [Point] = []
    for coefficient in coefficients {
      let score = score.with(coefficient: coefficient)
      points.append(
        Point(
          coefficient: coefficient, classifierWeight: score.classifierWeight,
          merit: try merit(samples.map { score($0) })))
    }
    self.points = points
  }
}
