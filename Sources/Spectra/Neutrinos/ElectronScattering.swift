import Numerics

/// The elastic scattering of neutrinos on the electrons of a material.
///
/// With the couplings `L` and `R` to left- and right-handed electrons, exchanged for antineutrinos,
/// the weak part is `2 GF^2 m / pi (L^2 + R^2 (1 - T / E)^2 - L R m T / E^2)`. A magnetic moment
/// gives `pi alpha^2 / m^2 mu^2 (1 / T - 1 / E)`, a charge
/// `2 pi alpha^2 q^2 / (m T^2) (1 - T / E + (T^2 - m T) / (2 E^2))`: one photon instead of a Z in
/// the weak formula. Each is the one of free electrons times the electrons that take part.
public struct ElectronScattering: NeutrinoScattering, Equatable {
  /// What the neutrino does.
  public let interaction: ElectronInteraction
  private let electrons: TargetElectrons

  /// The scattering on the electrons of a target.
  public init(
    _ interaction: ElectronInteraction, on target: Target, binding: ElectronBinding
  ) throws(SpectraError) {
    let isWeak = if case .weak = interaction { true } else { false }
    guard isWeak || binding != .randomPhase else {
      throw .badParameter(
        source: "electron scattering", name: "binding", found: "'\(binding.rawValue)'",
        expected: "'free' or 'steps': the random-phase factor is known for the weak interaction")
    }
    self.interaction = interaction
    electrons = try TargetElectrons(of: target, binding: binding)
  }

  public var struckMass: Double { PhysicalConstants.electronMass }
  public var flavours: FlavourDependence { .distinct }
  public var edges: [Double] { electrons.edges }

  /// One electronvolt, below which no electron is free, where the formula grows without bound.
  public var smallestRecoil: Double {
    if case .weak = interaction { 0 } else { 1 * Units.eV }
  }

  public var source: Source {
    let formula =
      switch interaction {
      case .weak, .millicharge:
        Source(
          "'t Hooft, Phys. Lett. B 37 (1971) 195", at: "doi:10.1016/0370-2693(71)90050-5",
          reading: .remembered)
      case .magneticMoment:
        Source(
          "Vogel and Engel, Phys. Rev. D 39 (1989) 3378", at: "doi:10.1103/PhysRevD.39.3378",
          reading: .remembered)
      }
    return Source.joined([formula] + electrons.sources)
  }

  public func crossSection(
    at recoil: Double, for kind: NeutrinoKind
  ) -> InverseEnergyPolynomial {
    let count = electrons.count(at: recoil, for: kind)
    let mass = PhysicalConstants.electronMass
    let length = PhysicalConstants.reducedPlanck
    let fineStructure = PhysicalConstants.fineStructure
    switch interaction {
    case .weak(let mixing):
      let (left, right) = Self.couplings(of: kind, mixing.sineSquared)
      let coupling = PhysicalConstants.fermiCoupling * length
      let strength = 2 * coupling * coupling * mass / .pi * count
      return InverseEnergyPolynomial(
        constant: strength * (left * left + right * right),
        linear: -2 * strength * right * right * recoil,
        quadratic: strength * right * recoil * (right * recoil - left * mass))
    case .magneticMoment(let moment):
      let amplitude = fineStructure * moment * length / mass
      let strength = .pi * amplitude * amplitude * count
      return InverseEnergyPolynomial(constant: strength / recoil, linear: -strength, quadratic: 0)
    case .millicharge(let charge):
      let amplitude = fineStructure * charge * length / recoil
      let strength = 2 * .pi * amplitude * amplitude / mass * count
      return InverseEnergyPolynomial(
        constant: strength, linear: -strength * recoil,
        quadratic: strength * recoil * (recoil - mass) / 2)
    }
  }

  /// The couplings to left- and right-handed electrons; only electron neutrinos exchange a W.
  private static func couplings(
    of kind: NeutrinoKind, _ sineSquared: Double
  ) -> (left: Double, right: Double) {
    switch kind {
    case .electron: (sineSquared + 0.5, sineSquared)
    case .electronAntineutrino: (sineSquared, sineSquared + 0.5)
    case .muonOrTau: (sineSquared - 0.5, sineSquared)
    case .muonOrTauAntineutrino: (sineSquared, sineSquared - 0.5)
    }
  }
}
