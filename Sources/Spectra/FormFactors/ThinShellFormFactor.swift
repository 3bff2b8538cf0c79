import Foundation
import Numerics

/// The form factor of spins on a thin shell, for nuclei without a calculated structure function.
///
/// `F^2 = j_0(q r)^2` with `r = A^(1/3) fm`, its first dip, from 2.55 to 4.5, filled with 0.047:
/// Lewin and Smith, Astropart. Phys. 6 (1996) 87, equations 4.3 to 4.5.
public struct ThinShellFormFactor: Sendable, Equatable {
  private let radius: Double

  /// The form factor of a nucleus of so many nucleons.
  public init(nucleons: Double) {
    precondition(
      nucleons > 0, "ThinShellFormFactor: \(nucleons) nucleons, expected a positive number")
    radius = cbrt(nucleons) * Units.fm / PhysicalConstants.reducedPlanck
  }

  /// The square of the form factor at a squared momentum transfer, keV squared; one at rest.
  public func squared(atSquaredMomentum squaredMomentum: Double) -> Double {
    let x = squaredMomentum.squareRoot() * radius
    guard x > 1e-4 else { return 1 - x * x / 3 }
    guard x < 2.55 || x > 4.5 else { return 0.047 }
    let wave = sin(x) / x
    return wave * wave
  }
}
