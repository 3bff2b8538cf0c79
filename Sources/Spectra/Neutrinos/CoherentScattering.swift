import Numerics

/// The coherent elastic scattering of neutrinos on one kind of nucleus.
///
/// `d sigma / dT = GF^2 / (4 pi) Q^2 F(q)^2 M (1 - T / E - M T / (2 E^2))` with the weak charge
/// `Q = N - Z (1 - 4 sin^2 tw)` and `q^2 = 2 M T`. Exact kinematics of a nucleus without spin.
public struct CoherentScattering: NeutrinoScattering, Equatable {
  public let struckMass: Double
  /// The weak charge.
  public let weakCharge: Double
  private let form: HelmFormFactor
  /// All that does not depend on the recoil.
  private let strength: Double

  /// The scattering on a nucleus of a target.
  public init(on nucleus: Target.Nucleus, mixing: WeakMixing) {
    struckMass = nucleus.mass
    weakCharge = nucleus.neutrons - nucleus.protons * (1 - 4 * mixing.sineSquared)
    form = HelmFormFactor(nucleons: nucleus.nucleons)
    let coupling = PhysicalConstants.fermiCoupling * PhysicalConstants.reducedPlanck * weakCharge
    strength = nucleus.perTonne * coupling * coupling * nucleus.mass / (4 * .pi)
  }

  public var flavours: FlavourDependence { .blind }

  public var source: Source {
    Source(
      "Freedman, Phys. Rev. D 9 (1974) 1389; Lindner, Rodejohann and Xu, JHEP 03 (2017) 097",
      at: "doi:10.1103/PhysRevD.9.1389, arXiv:1612.04150", reading: .remembered)
  }

  public func crossSection(
    at recoil: Double, for kind: NeutrinoKind
  ) -> InverseEnergyPolynomial {
    let momentum = (2 * struckMass * recoil).squareRoot()
    let constant = strength * form.squared(momentum: momentum)
    return InverseEnergyPolynomial(
      constant: constant, linear: -constant * recoil,
      quadratic: -constant * struckMass * recoil / 2)
  }
}
