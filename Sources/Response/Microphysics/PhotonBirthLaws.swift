import Foundation
public import Numerics

/// The laws of the birth times of the photons of one recoil.
///
/// Source: NEST v2.4.0 and its state of July 2026, after arXiv:1802.06162 (lifetimes),
/// arXiv:1803.07935 (singlets of nuclear recoils), arXiv:1310.1117 (recombination time) and
/// arXiv:1807.07121 (singlets of electron recoils).
public struct PhotonBirthLaws: Sendable, Equatable {
  private let recombination: PhotonBirthLaw
  private let exciton: PhotonBirthLaw

  /// The law of photons of one origin.
  public subscript(origin: PhotonOrigin) -> PhotonBirthLaw {
    switch origin {
    case .recombination: recombination
    case .exciton: exciton
    }
  }

  /// The laws for a recoil of `energy` in keV at a field in V/cm.
  public init(
    _ interaction: Interaction, energy: Double, field: Double,
    release: XenonModel.Release = .nest240
  ) {
    precondition(
      0...1e9 ~= energy, "PhotonBirthLaws: energy is \(energy) keV, expected a number from 0 to 1e9"
    )
    Xenon.check(field: field, "PhotonBirthLaws")
    // Below the energy of one quantum there is no light whose time could matter.
    let energy = max(energy, WorkFunction.least)
    switch (interaction, release) {
    case (.nuclear, .nest240):
      let power = 0.21 - 1e-4 * field
      exciton = Self.sharp(after: 0, singletRatio: power * pow(energy, power))
      recombination = exciton
    case (.nuclear, .nest2026):
      let triplet = PhotonBirthLaw.Lifetime(mean: 23.97, deviation: 0.17)
      exciton = Self.blurred(after: 0.5, singletRatio: 0.269, triplet: triplet)
      recombination = Self.blurred(after: 0, singletRatio: 0.269, triplet: triplet)
    case (.beta, .nest240), (.gamma, .nest240), (.capture, .nest240):
      exciton = Self.sharp(after: 0, singletRatio: 0.2 * pow(energy, -0.45 + 5e-4 * field))
      let track = min(energy, Self.longestTrack)
      recombination = Self.sharp(
        after: max(3.5, Self.recombinationTime(energy: track, field: field)),
        singletRatio: pow(track, -0.45 + 5e-4 * min(field, 800)))
    case (.beta, .nest2026), (.gamma, .nest2026), (.capture, .nest2026):
      let triplet = PhotonBirthLaw.Lifetime(mean: 25.89, deviation: 0.06)
      exciton = Self.blurred(after: 0, singletRatio: 0.042, triplet: triplet)
      let track = min(energy, Self.longestTrack)
      recombination = Self.blurred(
        after: max(0, Self.recombinationTime(energy: track, field: field)),
        singletRatio: 0.042, triplet: triplet)
    }
  }

  /// The time in ns from the recoil to the birth of one photon.
  public func birthTime(of origin: PhotonOrigin, using stream: inout RandomStream) -> Double {
    self[origin].sample(using: &stream)
  }

  /// Where tracks reach minimal ionisation, in keV: beyond, all recombine alike.
  private static let longestTrack = 1e3

  /// A law of fixed lifetimes.
  private static func sharp(after time: Double, singletRatio: Double) -> PhotonBirthLaw {
    PhotonBirthLaw(
      recombinationTime: time, singletRatio: singletRatio,
      singlet: PhotonBirthLaw.Lifetime(mean: 3.27, deviation: 0),
      triplet: PhotonBirthLaw.Lifetime(mean: 23.97, deviation: 0))
  }

  /// A law whose lifetimes spread as their measurements do.
  private static func blurred(
    after time: Double, singletRatio: Double, triplet: PhotonBirthLaw.Lifetime
  ) -> PhotonBirthLaw {
    PhotonBirthLaw(
      recombinationTime: time, singletRatio: singletRatio,
      singlet: PhotonBirthLaw.Lifetime(mean: 3.27, deviation: 0.66), triplet: triplet)
  }

  /// `exp(-0.009 F) (7.3138 + 3.8431 log₁₀ E)` ns.
  private static func recombinationTime(energy: Double, field: Double) -> Double {
    exp(-0.009 * field) * (7.3138 + 3.8431 * log10(energy))
  }
}
