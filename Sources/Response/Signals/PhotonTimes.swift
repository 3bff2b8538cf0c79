public import Numerics

/// The law of the times at which the photons of one recoil are born.
public protocol PhotonTimes: Sendable {
  /// The time from the recoil to the birth of one photon, ns.
  func birthTime(of origin: PhotonOrigin, using stream: inout RandomStream) -> Double
}

extension PhotonBirthLaws: PhotonTimes {}
