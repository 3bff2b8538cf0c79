/// A smooth probability density estimated from weighted samples: a Gaussian around each.
///
/// The samples are shared among the nodes of an even grid, which are smoothed once; an evaluation
/// then costs four products, however many the samples. `KernelGrid` derives the error: below 1e-4
/// of the peak of one kernel of unit weight, as long as the samples spread over fewer than a
/// million bandwidths. The estimate is never negative, and zero beyond 8.4 bandwidths from the
/// nearest sample. Bounds reflect the kernels, so that no probability leaks out of them.
public struct KernelDensity: Sendable, Equatable {
  /// The standard deviation of the Gaussian around each sample.
  public let bandwidth: Double
  /// The interval outside which the density is zero.
  public let bounds: ClosedRange<Double>
  /// The number of equal weights that would know as much: `(Σw)² / Σw²`.
  public let effectiveCount: Double
  private let grid: KernelGrid
  private let nodes: [Double]

  /// The density of `samples`, of weight one or of the given weights.
  ///
  /// Finite ends of `bounds` reflect. Throws where a number is not finite, a weight negative, a
  /// sample out of bounds, or no bandwidth follows from the samples.
  public init(
    of samples: [Double], weights: [Double]? = nil, bandwidth rule: BandwidthRule,
    bounds: ClosedRange<Double> = -.infinity...(.infinity)
  ) throws(NumericsError) {
    precondition(
      bounds.lowerBound < bounds.upperBound,
      "KernelDensity: bounds are \(bounds), expected an interval of some width")
    let sample = try WeightedSample(samples, weights: weights)
    for i in samples.indices where !bounds.contains(samples[i]) {
      throw .outOfBounds(.value, index: i, found: samples[i], bounds: bounds)
    }
    bandwidth = try rule.bandwidth(of: sample, bounds: bounds)
    effectiveCount = sample.moments.effectiveCount
    self.bounds = bounds
    // Between reflecting bounds, three times their distance blurs to a constant within e⁻⁴⁴.
    let (grid, blur) = KernelGrid.make(
      range: sample.range, bounds: bounds,
      bandwidth: min(bandwidth, 3 * (bounds.upperBound - bounds.lowerBound)),
      nodeLimit: Self.nodeLimit)
    let shared = Self.share(sample, on: grid)
    var smooth = [Double](repeating: 0, count: grid.count)
    var span = smooth.mutableSpan
    blur.add(shared.span, to: &span)
    self.grid = grid
    nodes = grid.reflected(smooth)
  }

  /// The density at `x`; NaN for NaN.
  public func density(at x: Double) -> Double {
    guard bounds.contains(x), let (first, fraction) = grid.place(of: x) else {
      return x.isNaN ? .nan : 0
    }
    let shares = CubicSpline.shares(fraction)
    return shares[0] * nodes[first] + shares[1] * nodes[first + 1]
      + (shares[2] * nodes[first + 2] + shares[3] * nodes[first + 3])
  }

  /// Writes the density at each element of `x` to the same element of `densities`.
  public func evaluate(at x: Span<Double>, into densities: inout MutableSpan<Double>) {
    precondition(
      x.count == densities.count,
      "KernelDensity: room for \(densities.count) densities, expected \(x.count)")
    for i in x.indices { densities[i] = density(at: x[i]) }
  }

  /// 32 MiB: enough for samples a million bandwidths apart.
  private static let nodeLimit = 1 << 22

  /// The samples' weights on the nodes, per unit length and of total one.
  private static func share(_ sample: WeightedSample, on grid: KernelGrid) -> [Double] {
    var nodes = [Double](repeating: 0, count: grid.count)
    let unit = 1 / (sample.moments.weight * grid.step)
    for i in sample.values.indices {
      guard let (first, fraction) = grid.place(of: sample.values[i]) else { continue }
      let shares = sample.weight(i) * unit * CubicSpline.shares(fraction)
      for k in 0..<4 { nodes[first + k] += shares[k] }
    }
    return nodes
  }
}
