import Numerics

/// One plane of photomultipliers, at the top or at the bottom.
public struct PhotomultiplierArray: Sendable, Equatable {
  /// Where the tubes are.
  public enum Layout: Sendable, Equatable {
    /// The `count` points of a hexagonal lattice nearest to the axis, `pitch` mm apart.
    case hexagonal(count: Int, pitch: Double)
    /// As listed.
    case table
  }

  /// How the positions were stated.
  public let layout: Layout
  /// The diameter of a tube, mm.
  public let diameter: Double
  /// The centres of the tubes across, mm, in the order of channels.
  public let x: [Double]
  /// The centres of the tubes across, mm, in the order of channels.
  public let y: [Double]

  /// How many tubes there are.
  public var count: Int { x.count }

  /// Creates a hexagonal array of tubes that do not overlap.
  public init(count: Int, pitch: Double, diameter: Double) {
    precondition(count > 0, "PhotomultiplierArray: count is \(count), expected a positive number")
    precondition(
      pitch >= diameter && diameter > 0,
      "PhotomultiplierArray: pitch is \(pitch), expected at least the diameter, \(diameter)")
    layout = .hexagonal(count: count, pitch: pitch)
    self.diameter = diameter
    (x, y) = Self.hexagonal(count: count, pitch: pitch)
  }

  /// Lattice points by distance from the axis; those equally far, by row and column.
  ///
  /// Distances are compared as whole numbers, a² + ab + b², so that the order is the same everywhere.
  private static func hexagonal(count: Int, pitch: Double) -> (x: [Double], y: [Double]) {
    // A disk of radius r holds at least 3 (r - 1)² points and has none outside |a|, |b| <= 1.16 r.
    let reach = Int((Double(count) / 3).squareRoot() * 1.16) + 3
    var points: [(distance: Int, row: Int, column: Int)] = []
    for row in -reach...reach {
      for column in -reach...reach {
        points.append((row * row + row * column + column * column, row, column))
      }
    }
    points.sort { $0 < $1 }
    let kept = points.prefix(count)
    return (
      kept.map { (Double($0.column) + 0.5 * Double($0.row)) * pitch },
      kept.map { 0.75.squareRoot() * Double($0.row) * pitch }
    )
  }

  /// The two channels nearest to each other that overlap, or `nil`.
  static func overlap(x: [Double], y: [Double], diameter: Double) -> (Int, Int)? {
    for first in x.indices {
      for second in 0..<first {
        let (dx, dy) = (x[first] - x[second], y[first] - y[second])
        // A millionth is left to the rounding of printed positions.
        if dx * dx + dy * dy < diameter * diameter * (1 - 2e-6) { return (second, first) }
      }
    }
    return nil
  }
}

extension PhotomultiplierArray: Codable {
  enum CodingKeys: String, CodingKey {
    case diameter = "diameter_mm"
    case count
    case pitch = "pitch_mm"
    case x = "x_mm"
    case y = "y_mm"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    // Three inches: the tube R11410 of all xenon experiments of this generation.
    diameter = try values.positiveNumber(forKey: .diameter, default: 76)
    if values.contains(.x) {
      layout = .table
      x = try values.decode([Double].self, forKey: .x)
      y = try values.decode([Double].self, forKey: .y)
      guard !x.isEmpty, x.allSatisfy(\.isFinite) else {
        throw values.broken(.x, found: "\(x.count) positions", "at least one, all finite")
      }
      guard y.count == x.count, y.allSatisfy(\.isFinite) else {
        throw values.broken(.y, found: "\(y.count) positions", "\(x.count), all finite")
      }
      if let (first, second) = Self.overlap(x: x, y: y, diameter: diameter) {
        throw values.broken(
          .x, found: "channels \(first) and \(second) closer than a diameter",
          "tubes \(diameter) mm apart that do not overlap")
      }
      return
    }
    let diameter = diameter
    let count = try values.positiveCount(forKey: .count, default: 955)
    // Far beyond every planned detector, and still laid out in less than a second.
    guard count <= 100_000 else {
      throw values.broken(.count, found: "\(count)", "a whole number up to 100000")
    }
    // 955 tubes of this pitch just fill the 2.6 m across DARWIN.
    let pitch = try values.contains(.pitch) ? values.positiveNumber(forKey: .pitch) : 80
    guard pitch >= diameter else {
      throw values.broken(
        .pitch, found: "\(pitch)", "at least the diameter, \(diameter), as tubes do not overlap")
    }
    layout = .hexagonal(count: count, pitch: pitch)
    (x, y) = Self.hexagonal(count: count, pitch: pitch)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(diameter, forKey: .diameter)
    switch layout {
    case .hexagonal(let count, let pitch):
      try values.encode(count, forKey: .count)
      try values.encode(pitch, forKey: .pitch)
    case .table:
      try values.encode(x, forKey: .x)
      try values.encode(y, forKey: .y)
    }
  }
}
