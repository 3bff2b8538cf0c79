import Foundation

/// How wide the kernel of a density estimate in one dimension is.
///
/// `n` is the effective count `(Σw)² / Σw²` and `σ` the weighted sample deviation.
public enum BandwidthRule: Sendable, Equatable {
  /// The standard deviation of the kernel itself, positive.
  case fixed(Double)
  /// `σ n^(-1/5)` (D. W. Scott, "Multivariate Density Estimation", 1992, equation 6.42).
  case scott
  /// `0.9 min(σ, IQR / 1.34) n^(-1/5)` (B. W. Silverman, "Density Estimation", 1986, equation 3.31).
  case silverman
  /// The plug-in rule that assumes no shape, for densities with several peaks.
  ///
  /// The improved Sheather–Jones rule of Z. I. Botev, J. F. Grotowski and D. P. Kroese, Ann. Stat.
  /// 38 (2010) 2916. Where its equation has no solution, which needs few or strange samples, it is
  /// `silverman`.
  case improvedSheatherJones

  /// The bandwidth for a sample whose law lives within `bounds`.
  func bandwidth(
    of sample: WeightedSample, bounds: ClosedRange<Double>
  ) throws(NumericsError) -> Double {
    if case .fixed(let width) = self {
      precondition(
        width > 0 && width.isFinite,
        "BandwidthRule: bandwidth is \(width), expected a positive number")
      return width
    }
    let deviation = sample.moments.sampleVariance.squareRoot()
    guard deviation > 0 else { throw .noSpread(value: sample.values[0]) }
    let shrinkage = pow(sample.moments.effectiveCount, -0.2)
    if self == .scott { return deviation * shrinkage }
    if self == .improvedSheatherJones,
      let width = DiffusionBandwidth(of: sample, bounds: bounds).bandwidth
    {
      return width
    }
    // Quartiles can coincide, where more than half the samples are equal; the deviation cannot.
    let quartiles = sample.quartileDistance / 1.34
    return 0.9 * (quartiles > 0 ? min(deviation, quartiles) : deviation) * shrinkage
  }
}
