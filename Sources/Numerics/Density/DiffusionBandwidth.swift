import Foundation

/// The improved Sheather–Jones bandwidth, from the cosine transform of a fine histogram.
///
/// Smoothing by a Gaussian kernel is diffusion for a time `t`, the squared bandwidth. The best `t`
/// depends on the norm of the density's second derivative, whose best estimate depends on the norm
/// of the third, and so on to the seventh; the equation `t = ξ γ(t)` closes the chain (Botev,
/// Grotowski and Kroese, Ann. Stat. 38 (2010) 2916, section 5, algorithm 1).
struct DiffusionBandwidth {
  private let count: Double
  private let width: Double
  /// The squared frequencies of the transform, and its squared amplitudes.
  private let modes: [SIMD2<Double>]

  private static let bins = 1 << 14

  init(of sample: WeightedSample, bounds: ClosedRange<Double>) {
    let margin = 0.1 * (sample.range.upperBound - sample.range.lowerBound)
    let lower = max(sample.range.lowerBound - margin, bounds.lowerBound)
    let upper = min(sample.range.upperBound + margin, bounds.upperBound)
    width = upper - lower
    count = sample.moments.effectiveCount
    // Each sample is shared between the centres of the two nearest bins.
    var shares = [Double](repeating: 0, count: Self.bins)
    let last = Double(Self.bins - 1)
    for i in sample.values.indices {
      let position = (sample.values[i] - lower) / width * Double(Self.bins) - 0.5
      let inside = min(max(position, 0), last)
      let bin = min(Int(inside), Self.bins - 2)
      let share = sample.weight(i) / sample.moments.weight
      let right = inside - Double(bin)
      shares[bin] += share * (1 - right)
      shares[bin + 1] += share * right
    }
    let amplitudes = FourierTransform(count: Self.bins).cosineTransform(of: shares)
    modes = (1..<Self.bins).map { k in
      SIMD2(Double(k) * Double(k), 0.25 * amplitudes[k] * amplitudes[k])
    }
  }

  /// The kernel's standard deviation, `nil` where the equation has no solution.
  var bandwidth: Double? {
    // The first solution above zero is the one that holds; from below, its left side is too small.
    var lower = 1e-12
    while lower < 0.1 {
      let upper = 1.5 * lower
      if excess(upper) > 0 {
        guard let time = try? Root(of: excess, in: lower...upper, tolerance: 1e-9 * lower).x else {
          return nil
        }
        return time.squareRoot() * width
      }
      lower = upper
    }
    return nil
  }

  /// `t - ξ γ(t)`, zero at the solution.
  private func excess(_ time: Double) -> Double {
    var norm = derivativeNorm(7, time)
    for order in stride(from: 6, through: 2, by: -1) {
      let s = Double(order)
      // 1 · 3 · 5 … (2s - 1) / √(2π)
      let moment = stride(from: 1, through: 2 * s - 1, by: 2).reduce(1, *) / (2 * .pi).squareRoot()
      let constant = (1 + pow(0.5, s + 0.5)) / 3
      norm = derivativeNorm(order, pow(2 * constant * moment / (count * norm), 2 / (3 + 2 * s)))
    }
    return time - pow(2 * count * Double.pi.squareRoot() * norm, -0.4)
  }

  /// The squared norm of the derivative of an order, of the density smoothed for a time.
  private func derivativeNorm(_ order: Int, _ time: Double) -> Double {
    var sum = 0.0
    for mode in modes {
      let exponent = mode[0] * .pi * .pi * time
      // The frequencies rise, so the rest is smoothed away too.
      if exponent > 700 { break }
      var power = mode[0]
      for _ in 1..<order { power *= mode[0] }
      sum += power * mode[1] * exp(-exponent)
    }
    return 2 * pow(.pi, Double(2 * order)) * sum
  }
}
