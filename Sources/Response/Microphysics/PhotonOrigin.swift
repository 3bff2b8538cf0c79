/// Where a photon of the liquid comes from.
public enum PhotonOrigin: Sendable, CaseIterable {
  /// A directly excited atom.
  case exciton
  /// An ion and an electron that recombined.
  case recombination
}
