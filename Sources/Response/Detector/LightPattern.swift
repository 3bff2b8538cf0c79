import Foundation
public import Numerics

/// How the light of electroluminescence spreads over the top array: its share by distance.
///
/// The share of a tube at distance d across is (1 - u) w(d) / Σw + u / N: what comes directly, and
/// a uniform part u of reflected light.
public struct LightPattern: Sendable, Equatable {
  /// The direct light by distance, up to a factor.
  public enum Shape: Sendable, Equatable {
    /// w = (1 + d²/a²)^(-p); p = 3/2 is the solid angle of a tube seen from a point a below it.
    case cauchy(width: Double, power: Double)
    /// w = exp(-d/a).
    case exponential(width: Double)
    /// Straight lines between points, constant beyond.
    case table(CurvePoints, LinearInterpolant)
  }

  /// The direct light by distance.
  public let shape: Shape
  /// The part u of the light that falls on all tubes alike.
  public let uniformShare: Double

  /// The solid angle seen 75 mm below the tubes, and a tenth of reflected light.
  public init() {
    shape = .cauchy(width: 75, power: 1.5)
    uniformShare = 0.1
  }

  /// The direct light at a distance whose square, in mm², is given.
  @inline(__always)
  func weight(distanceSquared: Double) -> Double {
    switch shape {
    case .cauchy(let width, let power):
      let base = 1 + distanceSquared / (width * width)
      return power == 1.5 ? 1 / (base * base.squareRoot()) : pow(base, -power)
    case .exponential(let width): return exp(-distanceSquared.squareRoot() / width)
    case .table(_, let curve): return curve.value(at: distanceSquared.squareRoot())
    }
  }
}

extension LightPattern: Codable {
  enum CodingKeys: String, CodingKey {
    case shape
    case width = "width_mm"
    case power
    case distances = "distances_mm"
    case weights
    case uniformShare = "uniform_share"
  }

  enum Name: String, CaseIterable { case cauchy, exponential, table }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    uniformShare = try values.probability(
      forKey: .uniformShare, default: LightPattern().uniformShare)
    let word = try values.decode(String.self, forKey: .shape)
    guard let name = Name(rawValue: word) else {
      throw values.broken(.shape, found: "'\(word)'", "one of 'cauchy', 'exponential', 'table'")
    }
    switch name {
    case .cauchy:
      shape = .cauchy(
        width: try values.positiveNumber(forKey: .width),
        power: try values.positiveNumber(forKey: .power, default: 1.5))
    case .exponential:
      shape = .exponential(width: try values.positiveNumber(forKey: .width))
    case .table:
      let distances = try values.decode([Double].self, forKey: .distances)
      let weights = try values.decode([Double].self, forKey: .weights)
      guard weights.allSatisfy({ $0 > 0 }) else {
        throw values.broken(.weights, found: "\(weights)", "positive numbers")
      }
      do throws(NumericsError) {
        let points = try CurvePoints(x: distances, y: weights)
        shape = .table(points, LinearInterpolant(through: points, beyond: .clamp))
      } catch {
        throw values.broken(.distances, error)
      }
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    switch shape {
    case .cauchy(let width, let power):
      try values.encode(Name.cauchy.rawValue, forKey: .shape)
      try values.encode(width, forKey: .width)
      try values.encode(power, forKey: .power)
    case .exponential(let width):
      try values.encode(Name.exponential.rawValue, forKey: .shape)
      try values.encode(width, forKey: .width)
    case .table(let points, _):
      try values.encode(Name.table.rawValue, forKey: .shape)
      try values.encode(points.x, forKey: .distances)
      try values.encode(points.y, forKey: .weights)
    }
    try values.encode(uniformShare, forKey: .uniformShare)
  }
}
