import Foundation
import Numerics

/// The Helm form factor: how a nucleus of finite size loses coherence.
///
/// `F(q) = 3 j1(q r) / (q r) exp(-(q s)^2 / 2)` with `r^2 = c^2 + 7/3 pi^2 a^2 - 5 s^2`,
/// `c = 1.23 A^(1/3) - 0.60 fm`, `a = 0.52 fm` and `s = 0.9 fm`: Lewin and Smith, Astropart. Phys.
/// 6 (1996) 87, section 4.
public struct HelmFormFactor: Sendable, Equatable {
  private let radius: Double
  private let skin: Double

  /// The form factor of a nucleus.
  ///
  /// - Parameter nucleons: The number of protons and neutrons; not whole for an average nucleus.
  public init(nucleons: Double) {
    precondition(
      nucleons >= 1, "HelmFormFactor: \(nucleons) nucleons, expected at least one")
    let edge = 1.23 * cbrt(nucleons) - 0.60
    let squared = edge * edge + 7.0 / 3 * .pi * .pi * 0.52 * 0.52 - 5 * 0.9 * 0.9
    radius = squared.squareRoot() * Units.fm / PhysicalConstants.reducedPlanck
    skin = 0.9 * Units.fm / PhysicalConstants.reducedPlanck
  }

  /// The square of the form factor at a momentum transfer in keV; one at zero.
  public func squared(momentum: Double) -> Double {
    let x = momentum * radius
    let surface = momentum * skin
    // The difference of sine and cosine loses its digits for small arguments.
    let bessel = x < 0.01 ? 1 - x * x / 10 : 3 * (sin(x) - x * cos(x)) / (x * x * x)
    return bessel * bessel * exp(-surface * surface)
  }
}
