import Foundation
public import Numerics

/// The Earth's motion through the halo: the Sun's way round the Galaxy and the yearly circle.
///
/// Components point to the galactic centre, along the rotation and to the galactic north pole. The
/// orbit is taken as a circle; the vectors and the day of the equinox are those of equation 13 of
/// McCabe, arXiv:1209.3339, the speeds the conventions of arXiv:2105.00599.
public struct EarthMotion: Sendable, Equatable {
  /// Days since J2000.0 at which the Earth is as fast as over a year's mean: 29 February.
  ///
  /// The convention of rates without a date: 252.13 km/s for the default speeds.
  public static let meanDay = 59.37

  /// The speed of the local standard of rest.
  public let rotation: Double
  /// The Sun's velocity relative to it.
  public let sun: SIMD3<Double>
  /// The Earth's mean speed on its orbit.
  public let orbit: Double

  /// A motion; the defaults are the conventions of arXiv:2105.00599.
  public init(
    rotation: Double = 238 * Units.kilometrePerSecond,
    sun: SIMD3<Double> = SIMD3(11.1, 12.2, 7.3) * Units.kilometrePerSecond,
    orbit: Double = 29.8 * Units.kilometrePerSecond
  ) {
    self.rotation = rotation
    self.sun = sun
    self.orbit = orbit
  }

  /// The Earth's velocity in the frame of the Galaxy, on a day since J2000.0.
  public func velocity(day: Double) -> SIMD3<Double> {
    let phase = 2 * Double.pi * (day - Self.equinox) / 365.25
    return SIMD3(0, rotation, 0) + sun
      + orbit * (Self.atEquinox * cos(phase) + Self.atSolstice * sin(phase))
  }

  /// The Earth's speed in the frame of the Galaxy, on a day since J2000.0.
  public func speed(day: Double) -> Double {
    let velocity = velocity(day: day)
    return (velocity * velocity).sum().squareRoot()
  }

  /// The beginning of 21 March 2000, days since J2000.0 as counted by arXiv:1209.3339.
  private static let equinox = 79.5
  private static let atEquinox = SIMD3(0.9931, 0.1170, -0.01032)
  private static let atSolstice = SIMD3(-0.0670, 0.4927, -0.8676)
}
