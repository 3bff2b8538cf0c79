import Foundation
public import Numerics

/// How the photons that an array detects spread over its tubes, by where the light comes from.
///
/// The share of a tube at distance d across is (1 - u) w(d) / Σw + u / N: what comes directly, and
/// a uniform part u of light that walls have reflected. Shapes and numbers of the shipped detectors
/// are assumptions; only a simulation of the optics, given as a map, knows better.
public struct LightPattern: Sendable, Equatable {
  /// The direct light by distance, up to a factor.
  public enum Shape: Sendable, Equatable {
    /// w = (1 + d²/a²)^(-p); p = 3/2 is the solid angle of a tube seen from a point a below it.
    case cauchy(width: Double, power: Double)
    /// w = (1 + d²/h²)^(-p), with h the height of the light above or below the plane of the tubes.
    ///
    /// h is the way from the light to the end of the liquid at this array, and a clearance more.
    case solidAngle(clearance: Double, power: Double)
    /// w = exp(-d/a).
    case exponential(width: Double)
    /// Straight lines between points, constant beyond.
    case table(CurvePoints, LinearInterpolant)
    /// The share of each tube by place across, reflected light included.
    case map(ChannelMap)
  }

  /// The direct light by distance.
  public let shape: Shape
  /// The part u of the light that falls on all tubes alike.
  public let uniformShare: Double

  init(_ shape: Shape, uniformShare: Double) {
    self.shape = shape
    self.uniformShare = uniformShare
  }

  /// The S1 on the top array: more than half of it reflected before it passes the surface.
  public static let liquidTop = LightPattern(
    .solidAngle(clearance: 75, power: 1.5), uniformShare: 0.6)
  /// The S1 on the bottom array, where total reflection at the surface adds to that of the walls.
  public static let liquidBottom = LightPattern(
    .solidAngle(clearance: 75, power: 1.5), uniformShare: 0.7)
  /// The S2 on the top array: the solid angle seen 75 mm below the tubes, and a tenth reflected.
  public static let gasTop = LightPattern(.cauchy(width: 75, power: 1.5), uniformShare: 0.1)
  /// The S2 on the bottom array, seen through the whole liquid.
  public static let gasBottom = LightPattern(
    .solidAngle(clearance: 75, power: 1.5), uniformShare: 0.5)
}
