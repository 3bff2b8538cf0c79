import Numerics

/// Scattering on all nucleons of a nucleus together, whatever their spins.
///
/// `sigma = sigma_p (Z + (A - Z) f_n / f_p)^2 (mu_A / mu_p)^2`, times the squared form factor of
/// Helm: Lewin and Smith, Astropart. Phys. 6 (1996) 87; couplings that differ: Feng and others,
/// arXiv:1102.4331.
public struct SpinIndependent: NuclearInteraction, Equatable {
  /// The rest energy of the particle, keV.
  public let mass: Double
  /// The cross section on a proton, square millimetres.
  public let crossSection: Double
  /// The coupling to neutrons over that to protons.
  public let neutronsToProtons: Double
  /// What carries the force.
  public let mediator: Mediator

  /// An interaction, by default equal for protons and neutrons and of short range.
  public init(
    mass: Double, crossSection: Double, neutronsToProtons: Double = 1, mediator: Mediator = .heavy
  ) {
    precondition(
      mass > 0 && crossSection >= 0,
      "SpinIndependent: mass \(mass) and cross section \(crossSection), expected a positive mass "
        + "and no negative cross section")
    self.mass = mass
    self.crossSection = crossSection
    self.neutronsToProtons = neutronsToProtons
    self.mediator = mediator
  }

  public var name: String { "spin-independent scattering" }

  public var requirement: String { "one with nuclei" }

  public var source: Source {
    Source(
      "Lewin and Smith, Astropart. Phys. 6 (1996) 87", at: "doi:10.1016/S0927-6505(96)00047-3")
  }

  public func response(of nucleus: Target.Nucleus) -> (any RecoilFunction)? {
    let ratio =
      ElasticScattering.reducedMass(mass, nucleus.mass)
      / ElasticScattering.reducedMass(mass, nucleus.nucleonMass)
    let amplitude = (nucleus.protons + nucleus.neutrons * neutronsToProtons) * ratio
    return Response(
      crossSection: crossSection * amplitude * amplitude, nucleusMass: nucleus.mass,
      formFactor: HelmFormFactor(nucleons: nucleus.nucleons), mediator: mediator)
  }

  /// The answer of one nucleus.
  private struct Response: RecoilFunction {
    let crossSection: Double
    let nucleusMass: Double
    let formFactor: HelmFormFactor
    let mediator: Mediator

    func value(at energy: Double) -> Double {
      let squaredMomentum = 2 * nucleusMass * energy
      return crossSection * formFactor.squared(atSquaredMomentum: squaredMomentum)
        * mediator.factor(atSquaredMomentum: squaredMomentum)
    }
  }
}

extension Target.Nucleus {
  /// The mass of the nucleon that the cross section is on, keV.
  ///
  /// The proton's; an average nucleus is one of nucleons of one dalton.
  fileprivate var nucleonMass: Double {
    isotope == nil ? PhysicalConstants.dalton : PhysicalConstants.protonMass
  }
}
