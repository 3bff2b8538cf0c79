/// What a particle strikes, and so how the medium answers.
public enum RecoilKind: String, Sendable, CaseIterable, Codable {
  /// A nucleus recoils.
  case nuclear
  /// An electron recoils, or is emitted by a nucleus.
  case electronBeta = "beta"
  /// A photon or a capture leaves electrons of an atom's inner shells behind.
  case electronGamma = "gamma"
  /// A nucleus captures electrons, and the atom's shells answer with electrons and X rays.
  case electronCapture = "capture"
}
