import Numerics

/// The liquid and the electrodes: a cylinder between the cathode and the surface, gas above.
///
/// Heights are in mm along the axis, upwards, with an origin of one's own choice.
public struct Geometry: Codable, Sendable, Equatable {
  enum CodingKeys: String, CodingKey {
    case radius = "radius_mm"
    case cathode = "cathode_mm"
    case gate = "gate_mm"
    case surface = "liquid_surface_mm"
    case anode = "anode_mm"
  }

  /// The radius of the active liquid, mm.
  public let radius: Double
  /// The height of the cathode, where the drift region begins, mm.
  public let cathode: Double
  /// The height of the gate, mm.
  public let gate: Double
  /// The height of the liquid's surface, where drift times are counted from, mm.
  public let surface: Double
  /// The height of the anode, mm.
  public let anode: Double

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func height(_ key: CodingKeys, above lower: Double, _ name: CodingKeys) throws -> Double {
      try values.number(
        forKey: key, expected: "a height above that of \(name.rawValue), \(lower)"
      ) { $0 > lower && $0 < 1e6 }
    }
    radius = try values.number(forKey: .radius, in: 1...1e5)
    cathode = try values.number(forKey: .cathode, in: -1e5...1e5)
    gate = try height(.gate, above: cathode, .cathode)
    // The anode is held against the gate first: exchanged electrodes are the likelier mistake.
    let anode = try height(.anode, above: gate, .gate)
    surface = try height(.surface, above: gate, .gate)
    guard anode > surface else {
      throw values.broken(
        .anode, found: "\(anode)", "a height above that of liquid_surface_mm, \(surface)")
    }
    guard anode - surface <= 1000 else {
      throw values.broken(
        .anode, found: "\(anode)", "a height within 1000 mm of liquid_surface_mm, \(surface)")
    }
    self.anode = anode
  }

  /// The way from the surface to the anode, on which electrons make light, mm.
  public var gasGap: Double { anode - surface }
  /// The longest way of drifting electrons, mm.
  public var driftLength: Double { surface - cathode }
  /// The middle of the drift region, at which gains are stated.
  public var center: Position { Position(x: 0, y: 0, z: 0.5 * (cathode + surface)) }

  /// Whether a position lies in the active liquid, its border included.
  public func holds(_ position: Position) -> Bool {
    position.radius <= radius && (cathode...surface).contains(position.z)
  }
}
