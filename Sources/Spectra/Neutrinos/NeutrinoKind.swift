/// A kind of neutrino, as far as scattering at low energies tells them apart.
public enum NeutrinoKind: String, Sendable, CaseIterable, Codable {
  /// An electron neutrino.
  case electron
  /// An electron antineutrino.
  case electronAntineutrino
  /// A muon or a tau neutrino.
  case muonOrTau
  /// A muon or a tau antineutrino.
  case muonOrTauAntineutrino
}
