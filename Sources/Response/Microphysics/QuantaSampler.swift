import Foundation
public import Numerics

/// The law of the quanta of one recoil: creation of ions and excitons, then recombination.
///
/// Ions recombine with a mean share r and the variance `r (1 - r) N + ω² N²`; the electrons that
/// escape follow a skew normal law of that variance, rounded. Every ion and exciton ends as one
/// electron or one photon. A draw costs about 0.1 µs.
public struct QuantaSampler: Sendable {
  /// How ions and excitons come about.
  enum Creation: Sendable {
    /// All quanta together, each an ion with a probability: electron recoils.
    case together(quanta: Double, deviation: Double, ionShare: Double)
    /// Ions and excitons independently: nuclear recoils.
    case apart(ions: Double, ionDeviation: Double, excitons: Double, excitonDeviation: Double)
  }

  private let creation: Creation
  private let recombination: Double
  private let binomialVariance: Double
  private let excessVariance: Double
  /// The shares of the folded and of the free normal number in the electrons' deviation.
  private let folded: Double
  private let free: Double
  /// The mean of the folded part, taken off so that the skew keeps the mean.
  private let offset: Double

  /// The law of a recoil that leaves nothing.
  static let nothing = QuantaSampler(
    creation: .together(quanta: 0, deviation: 0, ionShare: 1), recombination: 0,
    binomialVariance: 0, excessVariance: 0, skewness: 0)

  init(
    creation: Creation, recombination: Double, binomialVariance: Double, excessVariance: Double,
    skewness: Double
  ) {
    self.creation = creation
    self.recombination = recombination
    self.binomialVariance = binomialVariance
    self.excessVariance = excessVariance
    // δ|u| + √(1 - δ²) v is skew normal with mean δ√(2/π) and variance 1 - 2δ²/π.
    let delta = skewness / (1 + skewness * skewness).squareRoot()
    let deviation = (1 - 2 / Double.pi * delta * delta).squareRoot()
    folded = delta / deviation
    free = 1 / (1 + skewness * skewness).squareRoot() / deviation
    offset = folded * (2 / Double.pi).squareRoot()
  }

  /// One draw.
  public func sample(using stream: inout RandomStream) -> Quanta {
    let (ions, excitons) = created(using: &stream)
    guard ions > 0, recombination > 0 else {
      return Quanta(photons: excitons, excitons: excitons, electrons: ions)
    }
    let count = Double(ions)
    let deviation = (count * (binomialVariance + excessVariance * count)).squareRoot()
    var shift = free * Self.normal(using: &stream)
    if folded != 0 { shift += folded * abs(Self.normal(using: &stream)) - offset }
    let escaping = Self.rounded((1 - recombination) * count + deviation * shift)
    let electrons = min(escaping, ions)
    return Quanta(
      photons: ions - electrons + excitons, excitons: excitons, electrons: electrons)
  }

  private func created(using stream: inout RandomStream) -> (ions: Int, excitons: Int) {
    switch creation {
    case .together(let quanta, let deviation, let ionShare):
      let all = Self.rounded(quanta + deviation * Self.normal(using: &stream))
      let ions = Binomial.sample(trials: all, probability: ionShare, using: &stream)
      return (ions, all - ions)
    case .apart(let ions, let ionDeviation, let excitons, let excitonDeviation):
      return (
        Self.rounded(ions + ionDeviation * Self.normal(using: &stream)),
        Self.rounded(excitons + excitonDeviation * Self.normal(using: &stream))
      )
    }
  }

  private static func normal(using stream: inout RandomStream) -> Double {
    Normal.sample(mean: 0, deviation: 1, using: &stream)
  }

  /// The nearest whole number that is not negative.
  private static func rounded(_ number: Double) -> Int { Int(max(number, 0) + 0.5) }
}
