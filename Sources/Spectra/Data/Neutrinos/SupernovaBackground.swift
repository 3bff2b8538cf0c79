import Numerics

/// The neutrinos of all past collapses of stars.
///
/// One collapse shares its energy equally between six kinds; each is thermal with no chemical
/// potential, `dN/dE = L 120 / (7 pi^4) E^2 / T^4 / (exp(E / T) + 1)`, and redshifted over the
/// history of star formation.
public enum SupernovaBackground: String, Sendable, CaseIterable, Codable {
  /// Electron neutrinos.
  case electron
  /// Electron antineutrinos.
  case electronAntineutrino
  /// The muon and tau neutrinos and antineutrinos: four kinds.
  case heavyLepton

  /// The temperature of the thermal spectrum as it leaves the star.
  public var temperature: Measured {
    let megaelectronvolts =
      switch self {
      case .electron: 3.0
      case .electronAntineutrino: 5.0
      case .heavyLepton: 8.0
      }
    return Measured(
      megaelectronvolts * Units.MeV, uncertainty: 0,
      source: Source(
        "Strigari, New J. Phys. 11 (2009) 105011; Beacom, Annu. Rev. Nucl. Part. Sci. 60 (2010) 439",
        at: "arXiv:0903.3630, arXiv:1004.3311", note: "a convention, not a measurement",
        reading: .remembered))
  }

  /// How many kinds of neutrino share the temperature.
  public var kinds: Int { self == .heavyLepton ? 4 : 1 }

  /// The energy that one kind carries away from one collapse: a sixth of 3e53 erg.
  public static let energyPerKind = Measured(
    3e53 / 6 * 6.241_509e8 * Units.keV, uncertainty: 0,
    source: Source(
      "Beacom, Annu. Rev. Nucl. Part. Sci. 60 (2010) 439", at: "arXiv:1004.3311",
      reading: .remembered))

  /// The total flux of all six kinds.
  public static let totalFlux = Measured(
    85.7 * Units.perSquareCentimetreSecond, relative: 0.5,
    source: Source(
      "O'Hare, Phys. Rev. Lett. 127 (2021) 251802", at: "arXiv:2109.03116",
      note: "as held by the program NeutrinoFog; the conventions of arXiv:2105.00599 round it to "
        + "86 with 43"))
}
