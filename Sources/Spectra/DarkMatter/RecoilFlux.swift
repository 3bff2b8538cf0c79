/// Dark matter as it arrives, seen by the nuclei that it strikes.
///
/// A particle of energy T leaves a nucleus with up to E_max(T), and where scattering is isotropic
/// each recoil up to there is equally likely: `d sigma / dE = sigma F^2(E) / E_max`. All that a rate
/// needs of a flux is therefore its integral over `1 / E_max`.
public protocol RecoilFlux: Sendable {
  /// Where formula and numbers come from.
  var source: Source { get }
  /// The flux over E_max of particles able to give a nucleus of this mass a recoil, keV.
  ///
  /// For each square millimetre, nanosecond and keV of recoil.
  func perLargestRecoil(onMass mass: Double) -> any RecoilFunction
}
