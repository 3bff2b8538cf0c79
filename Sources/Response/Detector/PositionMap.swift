public import Numerics

/// A positive quantity that depends on where in the detector one is: a field, or arriving light.
public enum PositionMap: Sendable, Equatable {
  /// The same everywhere.
  case uniform(Double)
  /// A polynomial of the depth below the surface in mm, the constant term first.
  case depth(coefficients: [Double])
  /// Values on a grid of radii and heights, linear between, constant beyond.
  case table(radii: [Double], heights: [Double], surface: BilinearInterpolant, values: [Double])

  /// The value at a point of a detector.
  public func value(at position: Position, in geometry: Geometry) -> Double {
    switch self {
    case .uniform(let value): value
    case .depth(let coefficients):
      coefficients.reversed().reduce(0) { $0 * (geometry.surface - position.z) + $1 }
    case .table(_, _, let surface, _): surface.value(x: position.radius, y: position.z)
    }
  }
}

extension PositionMap {
  /// The heights at which the value may have a kink, from below.
  var kinks: [Double] {
    if case .table(_, let heights, _, _) = self { heights } else { [] }
  }
}

extension PositionMap: Codable {
  enum CodingKeys: String, CodingKey {
    case depth = "depth_polynomial"
    case radii = "radii_mm"
    case heights = "heights_mm"
    case values
  }

  public init(from decoder: any Decoder) throws {
    let single = try decoder.singleValueContainer()
    if let value = try? single.decode(Double.self) {
      guard value > 0, value.isFinite else {
        throw DecodingError.dataCorruptedError(
          in: single, debugDescription: "found \(value), expected a positive number")
      }
      self = .uniform(value)
      return
    }
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if values.contains(.depth) {
      let coefficients = try values.decode([Double].self, forKey: .depth)
      guard !coefficients.isEmpty, coefficients.allSatisfy(\.isFinite) else {
        throw values.broken(.depth, found: "\(coefficients)", "at least one finite coefficient")
      }
      self = .depth(coefficients: coefficients)
      return
    }
    let radii = try values.decode([Double].self, forKey: .radii)
    let heights = try values.decode([Double].self, forKey: .heights)
    let table = try values.decode([Double].self, forKey: .values)
    if let value = table.first(where: { $0 <= 0 }) {
      throw values.broken(.values, found: "\(value)", "positive numbers")
    }
    do throws(NumericsError) {
      let surface = try BilinearInterpolant(x: radii, y: heights, values: table, beyond: .clamp)
      self = .table(radii: radii, heights: heights, surface: surface, values: table)
    } catch {
      throw values.broken(.values, error)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .uniform(let value):
      var single = encoder.singleValueContainer()
      try single.encode(value)
    case .depth(let coefficients):
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(coefficients, forKey: .depth)
    case .table(let radii, let heights, _, let table):
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(radii, forKey: .radii)
      try values.encode(heights, forKey: .heights)
      try values.encode(table, forKey: .values)
    }
  }
}

extension PositionMap {
  /// The smallest value in a detector, looked for at a thousand depths where it is a polynomial.
  func smallest(in geometry: Geometry) -> Double {
    switch self {
    case .uniform(let value): return value
    case .table(_, _, _, let values): return values.reduce(.infinity, min)
    case .depth:
      let steps = 1000
      return (0...steps).reduce(.infinity) { smallest, step in
        let z = geometry.cathode + geometry.driftLength * Double(step) / Double(steps)
        return min(smallest, value(at: Position(x: 0, y: 0, z: z), in: geometry))
      }
    }
  }
}
