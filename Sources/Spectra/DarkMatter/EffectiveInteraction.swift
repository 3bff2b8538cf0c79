import Foundation
import Numerics

/// Scattering of slow dark matter by any of the operators of the effective theory.
///
/// `sigma = 4 mu_A^2 / (2 J + 1) sum over responses and isospins of R W(y)`: equation 40 of Anand and
/// others, arXiv:1308.6288, with the responses W of `NuclearResponses`. Isotopes without a table
/// are left out: of natural xenon 0.2 % of the atoms.
public struct EffectiveInteraction: NuclearInteraction, Equatable {
  /// The rest energy of the particle, keV.
  public let mass: Double
  /// The spin of the particle.
  public let spin: Double
  /// The strengths of the operators.
  public let couplings: EffectiveCouplings
  /// Which part of the cross section this is: that at rest or that of the speed across.
  public let weight: HaloFlux.Weight

  /// An interaction of a particle of spin zero or one half.
  public init(
    mass: Double, spin: Double = 0.5, couplings: EffectiveCouplings, weight: HaloFlux.Weight = .one
  ) {
    precondition(mass > 0, "EffectiveInteraction: mass is \(mass), expected a positive number")
    precondition(
      spin == 0 || spin == 0.5, "EffectiveInteraction: spin is \(spin), expected 0 or 0.5")
    self.mass = mass
    self.spin = spin
    self.couplings = couplings
    self.weight = weight
  }

  /// The rate of a halo's particles on a target: the part at rest and that of the speed across.
  public static func rate(
    of flux: HaloFlux, spin: Double = 0.5, couplings: EffectiveCouplings, on target: Target
  ) throws(SpectraError) -> NuclearRecoilRate {
    var parts: [NuclearRecoilRate] = []
    for weight in [HaloFlux.Weight.one, .transverseSpeed] {
      let interaction = EffectiveInteraction(
        mass: flux.mass, spin: spin, couplings: couplings, weight: weight)
      parts.append(
        try NuclearRecoilRate(of: flux.weighted(by: weight), through: interaction, on: target))
    }
    return NuclearRecoilRate(sumOf: parts)
  }

  public var name: String { "scattering of the effective theory" }

  public var requirement: String { "one of xenon, germanium, argon, iodine, sodium or fluorine" }

  public var source: Source { NuclearResponses.source }

  public func response(of nucleus: Target.Nucleus) -> (any RecoilFunction)? {
    guard let isotope = nucleus.isotope, let responses = NuclearResponses.of(isotope) else {
      return nil
    }
    // With the momentum in waves per length, y = (q b / 2)^2; s = q^2 / m_N^2 is `ratio` y.
    let wave = responses.oscillatorLength / (2 * PhysicalConstants.reducedPlanck)
    let nucleon = (PhysicalConstants.protonMass + PhysicalConstants.neutronMass) / 2
    let ratio = 1 / (wave * nucleon * wave * nucleon)
    var sum = Polynomial([])
    for first in 0...1 {
      for second in 0...1 {
        let response = EffectiveResponse(couplings, spin: spin, first, second)
        sum +=
          weight == .one ? response.still(responses, ratio) : response.moving(responses, ratio)
      }
    }
    let reduced = ElasticScattering.reducedMass(mass, nucleus.mass)
    let scale = 4 / (2 * isotope.spin + 1) * reduced * reduced
    let area = PhysicalConstants.reducedPlanck * PhysicalConstants.reducedPlanck
    return Response(
      scale: scale * area, perEnergy: 2 * nucleus.mass * wave * wave, polynomial: sum)
  }

  /// The answer of one nucleus: `scale exp(-2 y) P(y)`.
  private struct Response: RecoilFunction {
    let scale: Double
    /// What y is for a recoil of 1 keV.
    let perEnergy: Double
    let polynomial: Polynomial

    var domain: ClosedRange<Double> { 0...(polynomial.isZero ? 0 : Double.infinity) }

    func value(at energy: Double) -> Double {
      let y = perEnergy * energy
      // A sum of squares, which rounding may leave below zero where they vanish.
      return scale * max(0, exp(-2 * y) * polynomial(y))
    }
  }
}
