import Numerics

/// Which map a block is to have, before the training data decide its scales.
///
/// In a file it is a name, or a name with its numbers:
///
/// ```yaml
/// s1: counts
/// s2: {map: counts, unit: 2.5}
/// top: {map: asinh, scale: 10}
/// ```
public struct MapChoice: Hashable, Sendable {
  /// The map.
  public let kind: MapKind
  /// What counts as one, for `counts`.
  public let unit: Double
  /// Where `asinh` turns logarithmic; without it, the mean size of the numbers that are not zero.
  public let scale: Double?

  /// A map whose scales are 1 or follow from the training data.
  public init(_ kind: MapKind) {
    self.kind = kind
    unit = 1
    scale = nil
  }

  /// Counts of a unit of the numbers' own.
  public static func counts(unit: Double) -> MapChoice {
    precondition(unit > 0, "MapChoice: unit is \(unit), expected a positive number")
    return MapChoice(kind: .counts, unit: unit, scale: nil)
  }

  /// Linear below `scale`, logarithmic above.
  public static func asinh(scale: Double) -> MapChoice {
    precondition(scale > 0, "MapChoice: scale is \(scale), expected a positive number")
    return MapChoice(kind: .asinh, unit: 1, scale: scale)
  }

  private init(kind: MapKind, unit: Double, scale: Double?) {
    self.kind = kind
    self.unit = unit
    self.scale = scale
  }

  /// The map that follows from what the training data hold of the block.
  ///
  /// A block that is the same number throughout has no scale: then it is taken as 1.
  public func fitted(to block: BlockSummary) -> BlockMap {
    switch kind {
    case .counts: .counts(unit: unit)
    case .asinh: .asinh(scale: scale ?? (block.meanSize > 0 ? block.meanSize : 1))
    case .log1p: .log1p
    case .raw: .raw
    case .standard:
      .standard(mean: block.mean, deviation: block.deviation > 0 ? block.deviation : 1)
    }
  }
}

extension MapChoice: Codable {
  enum CodingKeys: String, CodingKey {
    case kind = "map"
    case unit, scale
  }

  public init(from decoder: any Decoder) throws {
    let single = try decoder.singleValueContainer()
    if let word = try? single.decode(String.self) {
      guard let kind = MapKind(rawValue: word) else {
        let words = MapKind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        throw DecodingError.dataCorruptedError(
          in: single, debugDescription: "found '\(word)', expected one of \(words)")
      }
      self.init(kind)
      return
    }
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let kind: MapKind = try values.choice(forKey: .kind)
    let scaled = kind == .asinh && values.contains(.scale)
    self.init(
      kind: kind, unit: kind == .counts ? try values.positiveNumber(forKey: .unit, default: 1) : 1,
      scale: scaled ? try values.positiveNumber(forKey: .scale) : nil)
  }

  public func encode(to encoder: any Encoder) throws {
    guard unit != 1 || scale != nil else {
      var single = encoder.singleValueContainer()
      try single.encode(kind)
      return
    }
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(kind, forKey: .kind)
    if unit != 1 { try values.encode(unit, forKey: .unit) }
    if let scale { try values.encode(scale, forKey: .scale) }
  }
}
