import Foundation
import Numerics

/// The form factor of Helm: a ball of nucleons with a soft skin.
///
/// `F = 3 j_1(q r) / (q r) exp(-q^2 s^2 / 2)` with `r^2 = c^2 + 7/3 pi^2 a^2 - 5 s^2`,
/// `c = (1.23 A^(1/3) - 0.60) fm`, `a = 0.52 fm` and `s = 0.9 fm`: Lewin and Smith, Astropart. Phys.
/// 6 (1996) 87, equations 4.7 and 4.11.
public struct HelmFormFactor: Sendable, Equatable {
  /// The radius r of the ball.
  public let radius: Double
  private let squaredRadius: Double
  private let squaredSkin: Double

  /// The form factor of a nucleus of so many nucleons.
  public init(nucleons: Double) {
    precondition(
      nucleons > 0, "HelmFormFactor: \(nucleons) nucleons, expected a positive number")
    let half = (1.23 * cbrt(nucleons) - 0.60) * Units.fm
    let diffuseness = 0.52 * Units.fm
    let skin = 0.9 * Units.fm
    let square =
      half * half + 7 / 3 * (Double.pi * diffuseness) * (Double.pi * diffuseness)
      - 5 * skin * skin
    // The rule is one for nuclei; a lone nucleon is left with its skin.
    let bounded = max(0, square)
    let wave = PhysicalConstants.reducedPlanck
    radius = bounded.squareRoot()
    squaredRadius = bounded / (wave * wave)
    squaredSkin = skin * skin / (wave * wave)
  }

  /// The square of the form factor at a squared momentum transfer, keV squared; one at rest.
  @inline(__always)
  public func squared(atSquaredMomentum squaredMomentum: Double) -> Double {
    let squaredPhase = squaredMomentum * squaredRadius
    let ball = Self.ball(squaredPhase)
    return ball * ball * exp(-squaredMomentum * squaredSkin)
  }

  /// The square of the form factor at a momentum transfer, keV; one at rest.
  public func squared(momentum: Double) -> Double {
    squared(atSquaredMomentum: momentum * momentum)
  }

  /// `3 j_1(x) / x` for the square of x.
  @inline(__always)
  private static func ball(_ square: Double) -> Double {
    // Below, sine and cosine cancel; the first term left out is below 1e-14.
    guard square > 0.01 else {
      return 1 - square / 10 * (1 - square / 28 * (1 - square / 54))
    }
    let x = square.squareRoot()
    return 3 * (sin(x) - x * cos(x)) / (square * x)
  }
}
