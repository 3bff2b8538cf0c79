import Foundation
public import Numerics

/// The cylinder in which events are made and kept.
public struct FiducialVolume: Codable, Sendable, Equatable {
  enum CodingKeys: String, CodingKey {
    case radius = "radius_mm"
    case bottom = "bottom_mm"
    case top = "top_mm"
    case mass = "mass_tonne"
  }

  /// The largest distance from the axis, mm.
  public let radius: Double
  /// The lowest height, mm.
  public let bottom: Double
  /// The largest height, mm.
  public let top: Double
  /// The mass of xenon in it, tonne, where it is stated rather than that of the cylinder.
  public let mass: Double?

  /// Creates a cylinder whose mass is that of the liquid in it.
  public init(radius: Double, bottom: Double, top: Double) {
    precondition(
      radius > 0 && top > bottom,
      "FiducialVolume: radius \(radius), heights \(bottom) to \(top), expected some volume")
    self.radius = radius
    self.bottom = bottom
    self.top = top
    mass = nil
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    radius = try values.positiveNumber(forKey: .radius)
    let bottom = try values.number(forKey: .bottom)
    self.bottom = bottom
    top = try values.number(forKey: .top, expected: "a height above that of bottom_mm, \(bottom)") {
      $0 > bottom
    }
    mass = values.contains(.mass) ? try values.positiveNumber(forKey: .mass) : nil
  }

  /// The volume, mm³.
  public var volume: Double { Double.pi * radius * radius * (top - bottom) }

  /// Whether a position lies in the volume, its border included.
  public func holds(_ position: Position) -> Bool {
    position.radius <= radius && (bottom...top).contains(position.z)
  }

  /// A position drawn uniformly: three words.
  public func sample(using stream: inout RandomStream) -> Position {
    let radius = radius * stream.uniform().squareRoot()
    let angle = 2 * Double.pi * stream.uniform()
    return Position(
      x: radius * cos(angle), y: radius * sin(angle),
      z: bottom + (top - bottom) * stream.uniform())
  }
}
