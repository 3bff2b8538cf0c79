import Foundation
import Numerics

/// Scattering on the spins of a nucleus' protons or neutrons.
///
/// `sigma = 4 pi sigma_N mu_A^2 S(u) / (3 mu_p^2 (2 J + 1))`, summed over the isotopes that have a
/// spin, with the structure functions S of Klos and others, arXiv:1304.7684. A nucleus without one
/// takes `S(0) = (2 J + 1) (J + 1) / (pi J) <S_N>^2` and the form factor of a thin shell.
public struct SpinDependent: NuclearInteraction, Equatable {
  /// Which structure functions are used.
  public enum Structure: String, Sendable, CaseIterable, Codable {
    /// The polynomials fitted to the shell model.
    case fit
    /// The middle of the band traced from the printed figure: xenon only, a convention of rates.
    case band
  }

  /// The rest energy of the particle, keV.
  public let mass: Double
  /// The cross section on a free nucleon, square millimetres.
  public let crossSection: Double
  /// Which nucleons the particle couples to.
  public let coupling: SpinStructureBand.Nucleon
  /// Which structure functions are used.
  public let structure: Structure
  /// What carries the force.
  public let mediator: Mediator

  /// An interaction, by default of short range.
  public init(
    mass: Double, crossSection: Double, coupling: SpinStructureBand.Nucleon,
    structure: Structure = .fit, mediator: Mediator = .heavy
  ) {
    precondition(
      mass > 0 && crossSection >= 0,
      "SpinDependent: mass \(mass) and cross section \(crossSection), expected a positive mass and "
        + "no negative cross section")
    self.mass = mass
    self.crossSection = crossSection
    self.coupling = coupling
    self.structure = structure
    self.mediator = mediator
  }

  public var name: String { "spin-dependent scattering" }

  public var requirement: String {
    structure == .band
      ? "xenon, for which the band is known" : "one with a nucleus whose spin is known"
  }

  public var source: Source {
    Source(
      "Klos, Menendez, Gazit and Schwenk, Phys. Rev. D 88 (2013) 083516", at: "arXiv:1304.7684")
  }

  /// The answer of an isotope, or of the isotopes behind an average nucleus.
  ///
  /// The average's speeds and number are its own, each isotope's mass stands in its momentum
  /// transfer and its largest recoil: the convention of the program wimprates.
  public func response(of nucleus: Target.Nucleus) -> (any RecoilFunction)? {
    let reduced = ElasticScattering.reducedMass(mass, nucleus.mass)
    let proton = ElasticScattering.reducedMass(mass, PhysicalConstants.protonMass)
    let parts = Self.isotopes(of: nucleus).compactMap { isotope, share -> Part? in
      guard isotope.spin > 0, let spins = Spins(isotope, coupling, structure) else { return nil }
      let nuclear = 4 * Double.pi * reduced * reduced / (2 * isotope.spin + 1)
      let weight =
        share * crossSection * nuclear / (3 * proton * proton)
        * (isotope.nuclearMass / nucleus.mass)
      return Part(mass: isotope.nuclearMass, weight: weight, spins: spins)
    }
    return parts.isEmpty ? nil : Response(parts: parts, mediator: mediator)
  }

  private static func isotopes(of nucleus: Target.Nucleus) -> [(Isotope, share: Double)] {
    if let isotope = nucleus.isotope { return [(isotope, 1)] }
    let element = Element.all.first { Double($0.atomicNumber) == nucleus.protons }
    return (element?.isotopes ?? []).map { ($0, $0.abundance) }
  }

  /// One isotope's part of the answer.
  private struct Part: Sendable {
    let mass: Double
    let weight: Double
    let spins: Spins
  }

  private struct Response: RecoilFunction {
    let parts: [Part]
    let mediator: Mediator

    func value(at energy: Double) -> Double {
      var sum = 0.0
      for part in parts {
        let squaredMomentum = 2 * part.mass * energy
        sum +=
          part.weight * part.spins.value(atSquaredMomentum: squaredMomentum)
          * mediator.factor(atSquaredMomentum: squaredMomentum)
      }
      return sum
    }
  }
}

/// What is known of an isotope's spins.
private enum Spins: Sendable {
  case proton(SpinStructure)
  case neutron(SpinStructure)
  case band(SpinStructureBand)
  case shell(atRest: Double, ThinShellFormFactor)

  init?(
    _ isotope: Isotope, _ coupling: SpinStructureBand.Nucleon,
    _ structure: SpinDependent.Structure
  ) {
    switch structure {
    case .band:
      guard let band = SpinStructureBand.of(isotope, coupling: coupling) else { return nil }
      self = .band(band)
    case .fit:
      if let fit = SpinStructure.of(isotope) {
        self = coupling == .proton ? .proton(fit) : .neutron(fit)
      } else if let expectation = SpinExpectation.of(isotope) {
        let spin = coupling == .proton ? expectation.proton : expectation.neutron
        self = .shell(
          atRest: (2 * isotope.spin + 1) * (isotope.spin + 1) / (Double.pi * isotope.spin) * spin
            * spin,
          ThinShellFormFactor(nucleons: Double(isotope.massNumber)))
      } else {
        return nil
      }
    }
  }

  /// The structure function; zero beyond the momentum transfers for which it is known.
  func value(atSquaredMomentum squaredMomentum: Double) -> Double {
    switch self {
    case .proton(let fit):
      let u = fit.argument(momentum: squaredMomentum.squareRoot())
      return u <= fit.largestArgument ? max(0, fit.proton(at: u)) : 0
    case .neutron(let fit):
      let u = fit.argument(momentum: squaredMomentum.squareRoot())
      return u <= fit.largestArgument ? max(0, fit.neutron(at: u)) : 0
    case .band(let band):
      let phase = band.oscillatorLength / PhysicalConstants.reducedPlanck
      return band.central(at: squaredMomentum * phase * phase / 2)
    case .shell(let atRest, let form):
      return atRest * form.squared(atSquaredMomentum: squaredMomentum)
    }
  }
}
