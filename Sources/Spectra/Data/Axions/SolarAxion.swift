import Foundation
import Numerics

/// The fluxes of axions that the Sun would send, one for each of their couplings.
public enum SolarAxion {
  /// The flux per energy from photons that turn into axions in the fields of the Sun's charges.
  ///
  /// `6.02e10 (g / 1e-10 per GeV)^2 E^2.481 exp(-E / 1.205)` per square centimetre, second and keV,
  /// with E in keV; made for 1 to 11 keV, where newer calculations have the same shape within 5 %.
  ///
  /// - Parameters:
  ///   - energy: The energy of the axion.
  ///   - coupling: The coupling to photons, in inverse energy.
  /// - Returns: The flux per area, time and energy.
  public static func photonCoupling(at energy: Double, coupling: Double) -> Double {
    let keV = energy / Units.keV
    guard keV > 0 else { return 0 }
    let strength = coupling * Units.GeV / 1e-10
    return 6.02e10 * strength * strength * pow(keV, 2.481) * exp(-keV / 1.205)
      * Units.perSquareCentimetreSecond / Units.keV
  }

  /// The passport of `photonCoupling(at:coupling:)`.
  public static let photonCouplingSource = Source(
    "CAST collaboration, J. Cosmol. Astropart. Phys. 04 (2007) 010", at: "arXiv:hep-ex/0702006",
    note: "as held by the library axionlib; the shape was compared with the table of Redondo "
      + "(2013) in the program SolarAxionFlux")

  /// The energy of the line from thermally excited iron 57.
  public static let ironLineEnergy = 14.4 * Units.keV

  /// The flux of the iron line for an effective coupling to nucleons of one.
  ///
  /// It goes with the square of `g_eff = -1.19 g_0 + g_3`, isoscalar and isovector.
  public static let ironLineFlux = Measured(
    4.56e23 * Units.perSquareCentimetreSecond, relative: 0.1,
    source: Source(
      "CAST collaboration, J. Cosmol. Astropart. Phys. 12 (2009) 002", at: "arXiv:0906.4488",
      note: "as held by several public programs; the newer arXiv:2111.06407 is remembered to have "
        + "5.06e23, hence the uncertainty"))
}
