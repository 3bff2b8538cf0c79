/// Which value of the squared sine of the weak mixing angle a tree-level formula is given.
///
/// The formulas leave out radiative corrections, so that the value is a choice. On xenon coherent
/// scattering is 9 % weaker on shell than at rest.
public enum WeakMixing: String, Sendable, CaseIterable, Codable {
  /// At zero momentum transfer, 0.23857: nearest to the corrected coherent cross section.
  case atRest = "at-rest"
  /// At the Z mass, 0.23122.
  case atZ = "at-z"
  /// From the masses of W and Z, 0.22290.
  case onShell = "on-shell"

  /// The squared sine.
  public var sineSquared: Double {
    switch self {
    case .atRest: PhysicalConstants.weakMixingAtRest
    case .atZ: PhysicalConstants.weakMixingAtZ
    case .onShell: PhysicalConstants.weakMixingOnShell
    }
  }
}
