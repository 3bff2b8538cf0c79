import Numerics

/// The line that dark matter made of light bosons leaves when electrons absorb it.
///
/// A boson of the halo is so slow that its energy is its mass: `R = N ρ/m σv`, with the absorption
/// of a photon of that energy behind σ.
public struct BosonAbsorption: RateSource {
  /// What the boson is, with its coupling.
  public enum Boson: Sendable, Equatable {
    /// An axion-like particle with its coupling to electrons:
    /// `σv = σ_pe c 3 g² m² / (16π α m_e²)`.
    ///
    /// M. Pospelov, A. Ritz, M. Voloshin, Phys. Rev. D 78 (2008) 115012, arXiv:0807.3279.
    case axionLike(electronCoupling: Double)
    /// A dark photon with its kinetic mixing: `σv = ε² σ_pe c`.
    ///
    /// The medium changes the mixing below some 100 eV, which is left out. H. An, M. Pospelov,
    /// J. Pradler and A. Ritz, Phys. Lett. B 747 (2015) 331, arXiv:1412.8378.
    case darkPhoton(kineticMixing: Double)
  }

  public let recoil = RecoilKind.electronGamma
  public let lines: [RateLine]
  public let relativeUncertainty: Double
  public let source: Source

  public var domain: ClosedRange<Double> { lines[0].energy...lines[0].energy }

  /// The line of a boson.
  ///
  /// - Parameters:
  ///   - boson: What it is.
  ///   - mass: Its mass, keV, in the domain of the target's cross section.
  ///   - target: What absorbs it.
  ///   - density: The local density of dark matter, all of it this boson, keV per mm³.
  public init(
    _ boson: Boson, mass: Double, target: AbsorptionTarget,
    density: Double = LocalDensity.darkMatter.value
  ) {
    precondition(
      target.domain.contains(mass),
      "BosonAbsorption: mass is \(mass) keV, expected \(target.domain.lowerBound) to "
        + "\(target.domain.upperBound)")
    let coupling: Double
    switch boson {
    case .axionLike(let electronCoupling):
      coupling = 1.5 * AxioElectricEffect.strength(electronCoupling, energy: mass)
      source = AxioElectricEffect.source
    case .darkPhoton(let kineticMixing):
      coupling = kineticMixing * kineticMixing
      source = Source(
        "An, Pospelov, Pradler and Ritz, Phys. Lett. B 747 (2015) 331", at: "arXiv:1412.8378",
        reading: .remembered)
    }
    let flux = density / mass * PhysicalConstants.speedOfLight
    lines = [
      RateLine(energy: mass, rate: flux * coupling * target.area(at: mass) * Units.year)
    ]
    // The cross sections are good to 5 % away from their edges.
    relativeUncertainty = 0.05
  }

  public func rate(at energy: Double) -> Double { 0 }
}
