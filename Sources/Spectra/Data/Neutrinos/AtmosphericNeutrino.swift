import Numerics

/// A kind of neutrino made by cosmic rays in the air.
public enum AtmosphericNeutrino: String, Sendable, CaseIterable, Codable {
  /// Electron neutrinos.
  case electron
  /// Electron antineutrinos.
  case electronAntineutrino
  /// Muon neutrinos.
  case muon
  /// Muon antineutrinos.
  case muonAntineutrino

  /// The laboratory: the Earth's magnetic field turns slow cosmic rays away.
  public enum Site: String, Sendable, CaseIterable, Codable {
    /// The Gran Sasso laboratory, Italy.
    case granSasso
    /// The Kamioka mine, Japan: about a third less below 100 MeV.
    case kamioka
  }

  /// The flux from all directions, per area, time and energy, averaged over the solar cycle.
  ///
  /// Known from 13 to 944 MeV, without oscillation. The total over the four kinds at Gran Sasso is
  /// 10.5 per square centimetre and second. Each call makes the table anew: keep it.
  public func flux(at site: Site) -> TabulatedFunction {
    let (energies, values, source) =
      switch (site, self) {
      case (.granSasso, .electron):
        (Self.granSassoEnergies, Self.granSassoElectron, Self.granSassoSource)
      case (.granSasso, .electronAntineutrino):
        (Self.granSassoEnergies, Self.granSassoElectronAnti, Self.granSassoSource)
      case (.granSasso, .muon):
        (Self.granSassoEnergies, Self.granSassoMuon, Self.granSassoSource)
      case (.granSasso, .muonAntineutrino):
        (Self.granSassoEnergies, Self.granSassoMuonAnti, Self.granSassoSource)
      case (.kamioka, .electron):
        (Self.kamiokaEnergies, Self.kamiokaElectron, Self.kamiokaSource)
      case (.kamioka, .electronAntineutrino):
        (Self.kamiokaEnergies, Self.kamiokaElectronAnti, Self.kamiokaSource)
      case (.kamioka, .muon):
        (Self.kamiokaEnergies, Self.kamiokaMuon, Self.kamiokaSource)
      case (.kamioka, .muonAntineutrino):
        (Self.kamiokaEnergies, Self.kamiokaMuonAnti, Self.kamiokaSource)
      }
    return TabulatedFunction(
      arguments: energies, in: Units.MeV, values: values,
      in: Units.perSquareCentimetreSecond / Units.MeV, interpolation: .powerLaw, source: source)
  }

  /// The uncertainty of the flux as a fraction of it, common to all kinds.
  public static let relativeUncertainty = Measured(
    0.20, uncertainty: 0,
    source: Source(
      "Baxter and others, Eur. Phys. J. C 81 (2021) 907", at: "arXiv:2105.00599",
      note: "there 10.5 with 2.1 per square centimetre and second", reading: .remembered))
}
