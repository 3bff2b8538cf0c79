/// The parameters at which the likelihood is largest, and how well the search for them ended.
public struct Fit: Sendable, Equatable {
  /// The parameters.
  public let values: [Double]
  /// The negative logarithm of the likelihood, without constants.
  public let negativeLog: Double
  /// Whether the search ended at a minimum.
  public let isConverged: Bool
  /// The number of steps.
  public let steps: Int
  /// How far the conditions of Karush, Kuhn and Tucker are from being met, in standard deviations.
  ///
  /// `√(gᵀ I⁻¹ g)` of the parameters that are free to move; those held at an end of their range
  /// push against it. Twice what the likelihood could still gain is its square.
  public let residual: Double
  /// The parameters at an end of their range.
  public let atBound: [Int]
}
