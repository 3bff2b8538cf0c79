import Numerics

/// The mixing of neutrinos as far as the Sun's neutrinos feel it.
///
/// The survival of an electron neutrino in the adiabatic limit takes these, the energy and the
/// `electronDensity` of the reaction: Parke, Phys. Rev. Lett. 57 (1986) 1275.
public enum NeutrinoMixing {
  /// The squared sine of the solar mixing angle.
  public static let sineSquared12 = Measured(0.307, uncertainty: 0.013, source: source)

  /// The squared sine of the reactor mixing angle.
  public static let sineSquared13 = Measured(0.0220, uncertainty: 0.0007, source: source)

  /// The difference of the squared masses m2 and m1, energy squared.
  public static let massSplitting21 = Measured(
    7.53e-5 * Units.eV * Units.eV, uncertainty: 0.18e-5 * Units.eV * Units.eV, source: source)

  private static let source = Source(
    "Review of Particle Physics 2022, Prog. Theor. Exp. Phys. 2022 083C01",
    at: "https://pdg.lbl.gov", reading: .remembered)
}
