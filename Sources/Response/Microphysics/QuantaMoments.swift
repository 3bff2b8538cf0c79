public import Numerics

/// Means, deviations, skewnesses and the correlation of many draws of the quanta of one recoil.
public struct QuantaMoments: Sendable, Equatable {
  /// The mean, deviation and skewness of one count.
  public struct Count: Sendable, Equatable {
    /// The mean.
    public let mean: Double
    /// The standard deviation of the law, estimated with n - 1.
    public let deviation: Double
    /// The third central moment over the deviation cubed, 0 for a count that never changes.
    public let skewness: Double
  }

  /// How many draws there were.
  public let draws: Int
  /// The photons.
  public let photons: Count
  /// The electrons.
  public let electrons: Count
  /// Photons and electrons together.
  public let total: Count
  /// The photons of excitons.
  public let excitons: Count
  /// The correlation of photons and electrons, 0 where one of them never changes.
  public let correlation: Double

  /// Draws `draws` times, at least twice, from the law of one recoil.
  public init(of sampler: QuantaSampler, draws: Int, using stream: inout RandomStream) {
    precondition(draws > 1, "QuantaMoments: draws is \(draws), expected at least 2")
    // Powers of whole numbers near zero keep their digits: distances are taken from the first draw.
    let first = sampler.sample(using: &stream)
    var photons = PowerSums()
    var electrons = PowerSums()
    var total = PowerSums()
    var excitons = PowerSums()
    for _ in 1..<draws {
      let quanta = sampler.sample(using: &stream)
      let p = Double(quanta.photons - first.photons)
      let e = Double(quanta.electrons - first.electrons)
      photons.add(p)
      electrons.add(e)
      total.add(p + e)
      excitons.add(Double(quanta.excitons - first.excitons))
    }
    self.draws = draws
    self.photons = photons.count(from: first.photons)
    self.electrons = electrons.count(from: first.electrons)
    self.total = total.count(from: first.photons + first.electrons)
    self.excitons = excitons.count(from: first.excitons)
    // Var(p + e) = Var p + Var e + 2 Cov(p, e).
    let (p, e, sum) = (self.photons.deviation, self.electrons.deviation, self.total.deviation)
    correlation = p * e > 0 ? (sum * sum - p * p - e * e) / (2 * p * e) : 0
  }
}

/// The sums of the first three powers of a count's distances from its first draw.
private struct PowerSums {
  /// How many there are; the first, at no distance, adds nothing to the sums.
  var number = 1.0
  var first = 0.0
  var second = 0.0
  var third = 0.0

  @inline(__always)
  mutating func add(_ x: Double) {
    number += 1
    first += x
    second += x * x
    third += x * x * x
  }

  func count(from start: Int) -> QuantaMoments.Count {
    let mean = first / number
    let variance = max(0, second / number - mean * mean)
    let central = third / number - mean * (3 * variance + mean * mean)
    return QuantaMoments.Count(
      mean: Double(start) + mean,
      deviation: (variance * number / (number - 1)).squareRoot(),
      skewness: variance > 0 ? central / (variance * variance.squareRoot()) : 0)
  }
}
