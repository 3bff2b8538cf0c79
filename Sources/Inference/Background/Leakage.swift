/// How much of a component falls into a region where little of it should: a share that is uncertain.
///
/// What leaks becomes a component of its own, so that its number is drawn with the other rates. It
/// is small beside what stays, whose own number is left as it is.
public struct Leakage: Sendable, Equatable {
  /// The region; a share of the scores is a share of the component, in the plane by its first score.
  public let region: ScoreRegion
  /// The relative standard deviation of the share.
  public let relativeUncertainty: Double

  /// A leakage into a region, known to a relative uncertainty above zero.
  public init(into region: ScoreRegion, relativeUncertainty: Double) throws(InferenceError) {
    guard relativeUncertainty > 0, relativeUncertainty.isFinite else {
      throw .notAnUncertainty(of: "the leakage", found: relativeUncertainty)
    }
    self.region = region
    self.relativeUncertainty = relativeUncertainty
  }
}
