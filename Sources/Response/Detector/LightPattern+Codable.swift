import Numerics

extension LightPattern: Codable {
  enum CodingKeys: String, CodingKey {
    case shape
    case width = "width_mm"
    case clearance = "clearance_mm"
    case power
    case distances = "distances_mm"
    case weights
    case uniformShare = "uniform_share"
  }

  enum Name: String, CaseIterable {
    case cauchy
    case solidAngle = "solid-angle"
    case exponential, table, map
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let word = try values.decode(String.self, forKey: .shape)
    guard let name = Name(rawValue: word) else {
      let names = Name.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw values.broken(.shape, found: "'\(word)'", "one of \(names)")
    }
    if name == .map {
      self.init(.map(try ChannelMap(from: decoder)), uniformShare: 0)
      return
    }
    let uniformShare = try values.probability(forKey: .uniformShare, default: 0.1)
    func power() throws -> Double { try values.positiveNumber(forKey: .power, default: 1.5) }
    let shape: Shape
    switch name {
    case .cauchy:
      shape = .cauchy(width: try values.positiveNumber(forKey: .width), power: try power())
    case .solidAngle:
      shape = .solidAngle(
        clearance: try values.positiveNumber(forKey: .clearance), power: try power())
    case .exponential:
      shape = .exponential(width: try values.positiveNumber(forKey: .width))
    case .table, .map:
      shape = try Self.table(values)
    }
    self.init(shape, uniformShare: uniformShare)
  }

  private static func table(_ values: KeyedDecodingContainer<CodingKeys>) throws -> Shape {
    let distances = try values.decode([Double].self, forKey: .distances)
    let weights = try values.decode([Double].self, forKey: .weights)
    guard weights.allSatisfy({ $0 > 0 }) else {
      throw values.broken(.weights, found: "\(weights)", "positive numbers")
    }
    do throws(NumericsError) {
      let points = try CurvePoints(x: distances, y: weights)
      return .table(points, LinearInterpolant(through: points, beyond: .clamp))
    } catch {
      throw values.broken(.distances, error)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    func put(_ name: Name) throws {
      try values.encode(name.rawValue, forKey: .shape)
      if name != .map { try values.encode(uniformShare, forKey: .uniformShare) }
    }
    switch shape {
    case .cauchy(let width, let power):
      try put(.cauchy)
      try values.encode(width, forKey: .width)
      try values.encode(power, forKey: .power)
    case .solidAngle(let clearance, let power):
      try put(.solidAngle)
      try values.encode(clearance, forKey: .clearance)
      try values.encode(power, forKey: .power)
    case .exponential(let width):
      try put(.exponential)
      try values.encode(width, forKey: .width)
    case .table(let points, _):
      try put(.table)
      try values.encode(points.x, forKey: .distances)
      try values.encode(points.y, forKey: .weights)
    case .map(let map):
      try put(.map)
      try map.encode(to: encoder)
    }
  }
}
