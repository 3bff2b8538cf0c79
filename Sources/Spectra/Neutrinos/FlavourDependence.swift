/// Whether a cross section depends on the kind of neutrino.
public enum FlavourDependence: Sendable {
  /// All kinds scatter alike.
  case blind
  /// Each kind scatters in its own way.
  case distinct
}
