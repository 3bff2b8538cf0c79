/// Species as the yields know them.
public enum Interaction: String, Sendable, CaseIterable, Codable {
  /// An electron set free by a decay, by a neutrino or by Compton scattering.
  case beta
  /// A photon absorbed by an atom, whose inner shells answer.
  case gamma
  /// The electrons and X rays after a nucleus has captured an electron.
  case capture = "ec"
  /// A nucleus struck by a neutron, a neutrino or a dark-matter particle.
  case nuclear = "nr"
}
