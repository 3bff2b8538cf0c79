import Foundation

/// Whether a decoder's variance is the scatter that numbers really have about its mean.
///
/// The numbers are sorted into bins by the variance that the decoder gives them. In each the mean
/// square distance should be the mean variance: the width of the pulls is then one. Only near the
/// floor may it be less, because a number that never changes has less scatter than the floor.
public struct VarianceCalibration: Sendable, Equatable {
  /// The numbers whose variance lies in one interval.
  public struct Bin: Sendable, Equatable {
    /// How many numbers there were.
    public fileprivate(set) var count = 0
    fileprivate var variance = 0.0
    fileprivate var distance = 0.0
    fileprivate var pull = 0.0

    /// The mean of the decoder's variances.
    public var meanVariance: Double { variance / Double(count) }
    /// The mean square distance from the decoder's mean.
    public var meanSquareDistance: Double { distance / Double(count) }
    /// The root mean square of `(x − x_D) / σ_D`.
    public var pullWidth: Double { (pull / Double(count)).squareRoot() }
  }

  /// The smallest variance of the first bin.
  public let lowest: Double
  /// The bins, each reaching over a factor of `factor`; the last one is open above.
  public private(set) var bins: [Bin]
  /// The ratio of the ends of a bin.
  public static let factor = 2.0

  /// No number yet; the first bin begins at the floor of the variance.
  public init(varianceFloor: Double, bins: Int = 16) {
    precondition(
      varianceFloor > 0 && bins > 0,
      "VarianceCalibration: floor \(varianceFloor) and \(bins) bins, expected positive numbers")
    lowest = varianceFloor
    self.bins = [Bin](repeating: Bin(), count: bins)
  }

  /// All numbers together.
  public var total: Bin {
    bins.reduce(into: Bin()) { sum, bin in
      sum.count += bin.count
      sum.variance += bin.variance
      sum.distance += bin.distance
      sum.pull += bin.pull
    }
  }

  /// Adds numbers with the means and variances that the decoder gave them.
  public mutating func add(_ values: Span<Float>, means: Span<Float>, variances: Span<Float>) {
    precondition(
      means.count == values.count && variances.count == values.count,
      "VarianceCalibration: \(means.count) means and \(variances.count) variances,"
        + " expected \(values.count)")
    for i in values.indices {
      let variance = Double(variances[i])
      let distance = Double(values[i]) - Double(means[i])
      let place = log2(variance / lowest)
      let bin = min(bins.count - 1, max(0, Int(place)))
      bins[bin].count += 1
      bins[bin].variance += variance
      bins[bin].distance += distance * distance
      bins[bin].pull += distance * distance / variance
    }
  }
}
