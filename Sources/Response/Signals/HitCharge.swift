import Foundation
import Numerics

/// The charge of a detected photon that is above a threshold, in photoelectrons (phe).
///
/// One photoelectron makes a normal charge of centre 1/μ and deviation σ, drawn again while it is
/// negative, with μ = 1 + σ φ(-1/σ) / (1 - Φ(-1/σ)); with some probability there is a second one.
/// The sum of many charges is drawn from its mean, variance and skewness.
struct HitCharge: Sendable {
  /// The number μ by which the cut at zero would raise the mean.
  let truncation: Double
  /// The probability that a charge is above the threshold.
  let seenProbability: Double
  private let center: Double
  private let resolution: Double
  private let doubleEmission: Double
  private let threshold: Double
  private let mean: Double
  private let deviation: Double
  private let skewness: Double

  /// Up to here charges are drawn one by one; above, the distribution function of the sum is met to
  /// 3e-4, by comparison with the convolution of the charges of the shipped detectors.
  static let countedOneByOne = 32
  /// The same for one sample of an S2, of which there are hundreds: to 1.2e-3.
  private static let summedOneByOne = 8

  init(_ photoelectrons: Photoelectrons, threshold: Double) {
    let σ = photoelectrons.resolution
    let standard = Normal.standard
    truncation = 1 + σ * exp(standard.logDensity(-1 / σ)) / standard.survival(-1 / σ)
    let center = 1 / truncation
    self.center = center
    resolution = σ
    let second = photoelectrons.doubleEmission
    doubleEmission = second
    self.threshold = threshold

    // The density of one charge is that of the normal law over its part above zero, A. That of two
    // is N(q; 2c, √2 σ) erf(q / 2σ) / A²: given the sum, half the difference is normal.
    let above = standard.survival(-center / σ)
    let one = Normal(mean: center, deviation: σ)
    let two = Normal(mean: 2 * center, deviation: 2.0.squareRoot() * σ)
    func density(_ q: Double) -> Double {
      (1 - second) * exp(one.logDensity(q)) / above
        + second * exp(two.logDensity(q)) * SpecialFunctions.erf(q / (2 * σ)) / (above * above)
    }
    // Simpson's rule; the density is smooth above the threshold and gone at the end.
    let steps = 4000
    let width = (2 * center + 14 * σ) / Double(steps)
    var moments = [0.0, 0.0, 0.0, 0.0]
    for step in 0...steps {
      let q = threshold + Double(step) * width
      let weight = step == 0 || step == steps ? 1.0 : step.isMultiple(of: 2) ? 2 : 4
      let share = weight * width / 3 * density(q)
      moments[0] += share
      moments[1] += share * q
      moments[2] += share * q * q
      moments[3] += share * q * q * q
    }
    seenProbability = min(moments[0], 1)
    // A threshold that nothing passes leaves no charge to describe.
    guard moments[0] > 1e-12 else {
      (mean, deviation, skewness) = (0, 0, 0)
      return
    }
    let mean = moments[1] / moments[0]
    let variance = moments[2] / moments[0] - mean * mean
    self.mean = mean
    deviation = variance.squareRoot()
    let third = moments[3] / moments[0] - 3 * mean * variance - mean * mean * mean
    skewness = third / (variance * variance.squareRoot())
  }

  /// The charge of one detected photon, above the threshold or not.
  @inline(__always)
  func sample(using stream: inout RandomStream) -> Double {
    let first = photoelectron(using: &stream)
    guard stream.uniform() < doubleEmission else { return first }
    return first + photoelectron(using: &stream)
  }

  /// The charge of one detected photon that is seen, or `nil` where it is too small.
  @inline(__always)
  func seen(using stream: inout RandomStream) -> Double? {
    let charge = sample(using: &stream)
    return charge > threshold ? charge : nil
  }

  /// The charge of a detected photon known to be seen.
  func sampleSeen(using stream: inout RandomStream) -> Double {
    while true {
      if let charge = seen(using: &stream) { return charge }
    }
  }

  @inline(__always)
  private func photoelectron(using stream: inout RandomStream) -> Double {
    while true {
      let charge = Normal.sample(mean: center, deviation: resolution, using: &stream)
      if charge >= 0 { return charge }
    }
  }

  /// The sum of the charges of so many photons where there is no threshold.
  func total(of count: Int, using stream: inout RandomStream) -> Double {
    guard count > Self.summedOneByOne else {
      var total = 0.0
      for _ in 0..<count { total += sample(using: &stream) }
      return total
    }
    return sum(of: count, using: &stream)
  }

  /// The sum of the charges of so many photons, all above the threshold.
  func sum(of count: Int, using stream: inout RandomStream) -> Double {
    let n = Double(count)
    let z = Normal.sample(mean: 0, deviation: 1, using: &stream)
    // Cornish and Fisher's expansion to the third cumulant.
    let skewed = z + skewness / (6 * n.squareRoot()) * (z * z - 1)
    return max(0, n * mean + n.squareRoot() * deviation * skewed)
  }
}
