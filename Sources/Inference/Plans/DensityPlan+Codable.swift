import Numerics

extension DensityPlan: Codable {
  /// The names of the laws in a file.
  private enum Name: String, Codable, CaseIterable {
    case flat, exponential, gaussian, power, line, table, histogram, events, sum, product
  }

  private enum Key: CodingKey {
    case law, mean, deviation, exponent, energy, resolution, contents, file, interpolate, smooth
    case parts, factors
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let name: Name = try values.choice(forKey: .law)
    switch name {
    case .flat: self = .flat
    case .exponential: self = .exponential(mean: try values.positiveNumber(forKey: .mean))
    case .gaussian:
      self = .gaussian(
        mean: try values.number(forKey: .mean),
        deviation: try values.positiveNumber(forKey: .deviation))
    case .power: self = .power(exponent: try values.number(forKey: .exponent))
    case .line:
      self = .line(
        energy: try values.positiveNumber(forKey: .energy),
        resolution: try values.positiveNumber(forKey: .resolution))
    case .table: self = .table(try CurvePlan.Points(from: decoder))
    case .histogram:
      let contents: Contents =
        values.contains(.file)
        ? .file(try values.decode(String.self, forKey: .file))
        : .here(try values.decode([Double].self, forKey: .contents))
      self = .histogram(contents, try Self.interpolation(values))
    case .events:
      self = .events(
        file: try values.decode(String.self, forKey: .file), try Self.interpolation(values),
        smooth: try Self.smoothing(values))
    case .sum: self = .sum(try values.decode([Part].self, forKey: .parts))
    case .product: self = .product(try values.decode([Factor].self, forKey: .factors))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(name, forKey: .law)
    switch self {
    case .flat: break
    case .exponential(let mean): try values.encode(mean, forKey: .mean)
    case .gaussian(let mean, let deviation):
      try values.encode(mean, forKey: .mean)
      try values.encode(deviation, forKey: .deviation)
    case .power(let exponent): try values.encode(exponent, forKey: .exponent)
    case .line(let energy, let resolution):
      try values.encode(energy, forKey: .energy)
      try values.encode(resolution, forKey: .resolution)
    case .table(let points): try points.encode(to: encoder)
    case .histogram(let contents, let interpolation):
      switch contents {
      case .here(let numbers): try values.encode(numbers, forKey: .contents)
      case .file(let file): try values.encode(file, forKey: .file)
      }
      try Self.encode(interpolation, into: &values)
    case .events(let file, let interpolation, let rule):
      try values.encode(file, forKey: .file)
      try Self.encode(interpolation, into: &values)
      try values.encodeIfPresent(rule.map(Self.word), forKey: .smooth)
    case .sum(let parts): try values.encode(parts, forKey: .parts)
    case .product(let factors): try values.encode(factors, forKey: .factors)
    }
  }

  private var name: Name {
    switch self {
    case .flat: .flat
    case .exponential: .exponential
    case .gaussian: .gaussian
    case .power: .power
    case .line: .line
    case .table: .table
    case .histogram: .histogram
    case .events: .events
    case .sum: .sum
    case .product: .product
    }
  }

  private static func interpolation(
    _ values: KeyedDecodingContainer<Key>
  ) throws -> GridDensity.Interpolation {
    guard values.contains(.interpolate) else { return .steps }
    return try values.decode(Bool.self, forKey: .interpolate) ? .lines : .steps
  }

  private static func encode(
    _ interpolation: GridDensity.Interpolation, into values: inout KeyedEncodingContainer<Key>
  ) throws {
    if interpolation == .lines { try values.encode(true, forKey: .interpolate) }
  }

  /// The words for rules of smoothing; a number is a width.
  private static let rules: [(word: String, rule: BandwidthRule)] = [
    ("silverman", .silverman), ("scott", .scott),
    ("improved-sheather-jones", .improvedSheatherJones),
  ]

  private static func smoothing(_ values: KeyedDecodingContainer<Key>) throws -> BandwidthRule? {
    guard values.contains(.smooth) else { return nil }
    let word = try values.decode(String.self, forKey: .smooth)
    if let named = rules.first(where: { $0.word == word }) { return named.rule }
    guard let width = Double(word), width > 0, width.isFinite else {
      throw values.broken(
        .smooth, found: "'\(word)'",
        "silverman, scott, improved-sheather-jones or a positive number")
    }
    return .fixed(width)
  }

  private static func word(for rule: BandwidthRule) -> String {
    if case .fixed(let width) = rule { return "\(width)" }
    return rules.first { $0.rule == rule }?.word ?? ""
  }
}

extension DensityPlan.Part: Codable {
  private enum Key: CodingKey { case share, density }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    share = try values.nonNegativeNumber(forKey: .share, default: 1)
    density = try values.decode(DensityPlan.self, forKey: .density)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(share, forKey: .share)
    try values.encode(density, forKey: .density)
  }
}

extension DensityPlan.Factor: Codable {
  private enum Key: CodingKey { case dimensions }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    dimensions = try values.positiveCount(forKey: .dimensions, default: 1)
    density = try DensityPlan(from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(dimensions, forKey: .dimensions)
    try density.encode(to: encoder)
  }
}
