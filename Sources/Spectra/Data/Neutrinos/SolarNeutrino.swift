import Numerics

/// A reaction in the Sun that makes electron neutrinos.
public enum SolarNeutrino: String, Sendable, CaseIterable, Codable {
  /// Two protons fuse.
  case protonProton = "pp"
  /// Two protons and an electron fuse: a line.
  case pep
  /// Helium 3 and a proton fuse.
  case hep
  /// Beryllium 7 captures an electron: two lines.
  case beryllium7 = "7Be"
  /// Boron 8 decays.
  case boron8 = "8B"
  /// Nitrogen 13 decays.
  case nitrogen13 = "13N"
  /// Oxygen 15 decays.
  case oxygen15 = "15O"
  /// Fluorine 17 decays.
  case fluorine17 = "17F"

  /// How the energies of a reaction's neutrinos are spread.
  public enum Shape: Sendable, Equatable {
    /// A spectrum per unit of energy; its integral is one to 3e-4, the rounding of the tables.
    case continuum(TabulatedFunction)
    /// Lines whose fractions sum to one.
    case lines([SpectralLine])
  }

  /// The energies of the neutrinos as they leave the reaction.
  public var shape: Shape {
    switch self {
    case .protonProton: .continuum(Self.protonProtonSpectrum)
    case .pep: .lines(Self.pepLines)
    case .hep: .continuum(Self.hepSpectrum)
    case .beryllium7: .lines(Self.beryllium7Lines)
    case .boron8: .continuum(Self.boron8Spectrum)
    case .nitrogen13: .continuum(Self.nitrogen13Spectrum)
    case .oxygen15: .continuum(Self.oxygen15Spectrum)
    case .fluorine17: .continuum(Self.fluorine17Spectrum)
    }
  }

  /// The electrons per volume where the neutrinos are made, averaged over the reaction.
  ///
  /// In the Sun's model of high metallicity; that of low metallicity differs by 2 % at most.
  public var electronDensity: Measured {
    let moles =
      switch self {
      case .protonProton: 60.64
      case .pep: 66.55
      case .hep: 51.39
      case .beryllium7: 79.58
      case .boron8: 87.93
      case .nitrogen13: 73.80
      case .oxygen15: 86.22
      case .fluorine17: 87.05
      }
    return Measured(
      moles * 6.022_140_76e23 * Units.perCubicCentimetre, relative: 0.02,
      source: Source(
        "Vinyoles and others, Astrophys. J. 835 (2017) 202", at: "arXiv:1611.09867",
        note: "mean over the production zones of the B16-GS98 model's table nudistr_b16_gs98, as "
          + "held by the program PEANUTS", reading: .derived))
  }

  private static let pepLines = [
    SpectralLine(
      1.442 * Units.MeV, fraction: 1,
      source: Source(
        "Bahcall, Phys. Rev. C 56 (1997) 3391", at: "arXiv:hep-ph/9710491",
        note: "the bin of pep in the program SolarNu"))
  ]

  // The 478 keV level of lithium 7 takes its energy from the second line.
  private static let beryllium7Lines = [
    SpectralLine(861.8 * Units.keV, fraction: 0.8956, source: beryllium7Source),
    SpectralLine(384.3 * Units.keV, fraction: 0.1044, source: beryllium7Source),
  ]

  private static let beryllium7Source = Source(
    "Bahcall, Phys. Rev. D 49 (1994) 3923, and the Evaluated Nuclear Structure Data File",
    at: "arXiv:astro-ph/9401024",
    note: "energies as held by the program SolarNu; the branch to the 478 keV level, 10.44(4) %, "
      + "from the decay data of the program pace_ensdf")
}
