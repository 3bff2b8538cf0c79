public import Numerics

/// A density as a file describes it, by the name of its law.
public indirect enum DensityPlan: Sendable, Equatable {
  /// The same everywhere.
  case flat
  /// `mean`.
  case exponential(mean: Double)
  /// `mean` and `deviation`.
  case gaussian(mean: Double, deviation: Double)
  /// `exponent`: the density falls like the observable to minus this power.
  case power(exponent: Double)
  /// `energy` and `resolution`: a normal law whose deviation is their product.
  case line(energy: Double, resolution: Double)
  /// Points joined by lines: `x` and `y`, or `file` and perhaps `columns`; a grid in more dimensions.
  case table(CurvePlan.Points)
  /// `contents` of the observables' bins, in the file or a table; `interpolate` joins them by lines.
  case histogram(Contents, GridDensity.Interpolation)
  /// `file` of simulated events with a column for each observable, and perhaps one `weight`.
  case events(file: String, GridDensity.Interpolation, smooth: BandwidthRule?)
  /// `parts`, each with a `share` and a `density`.
  case sum([Part])
  /// `factors`, one for each observable in order; one with `dimensions` takes as many.
  case product([Factor])

  /// What a histogram holds.
  public enum Contents: Sendable, Equatable {
    /// Numbers.
    case here([Double])
    /// The last column of a table.
    case file(String)
  }

  /// One of several densities that events come from.
  public struct Part: Sendable, Equatable {
    /// How many of the events, relative to the others.
    public let share: Double
    /// Where they lie.
    public let density: DensityPlan
  }

  /// One of several independent densities.
  public struct Factor: Sendable, Equatable {
    /// How many observables it takes.
    public let dimensions: Int
    /// The density.
    public let density: DensityPlan
  }

  /// The names of the laws in a file.
  enum Name: String, Sendable, CaseIterable {
    case flat, exponential, gaussian, power, line, table, histogram, events, sum, product
  }
}

extension DensityPlan: Decodable {
  private enum Key: CodingKey {
    case law, mean, deviation, exponent, energy, resolution, contents, file, interpolate, smooth
    case parts, factors, columns, x, y
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
    case .table:
      if values.contains(.file) {
        self = .table(
          .file(
            try values.decode(String.self, forKey: .file),
            columns: values.contains(.columns)
              ? try values.decode([String].self, forKey: .columns) : nil))
      } else {
        self = .table(
          .here(
            x: try values.decode([Double].self, forKey: .x),
            y: try values.decode([Double].self, forKey: .y)))
      }
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

  private static func interpolation(
    _ values: KeyedDecodingContainer<Key>
  ) throws -> GridDensity.Interpolation {
    guard values.contains(.interpolate) else { return .steps }
    return try values.decode(Bool.self, forKey: .interpolate) ? .lines : .steps
  }

  private static func smoothing(_ values: KeyedDecodingContainer<Key>) throws -> BandwidthRule? {
    guard values.contains(.smooth) else { return nil }
    let word = try values.decode(String.self, forKey: .smooth)
    switch word {
    case "silverman": return .silverman
    case "scott": return .scott
    case "improved-sheather-jones": return .improvedSheatherJones
    default:
      guard let width = Double(word), width > 0, width.isFinite else {
        throw values.broken(
          .smooth, found: "'\(word)'",
          "silverman, scott, improved-sheather-jones or a positive number")
      }
      return .fixed(width)
    }
  }
}

extension DensityPlan.Part: Decodable {
  private enum Key: CodingKey { case share, density }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    share = try values.nonNegativeNumber(forKey: .share, default: 1)
    density = try values.decode(DensityPlan.self, forKey: .density)
  }
}

extension DensityPlan.Factor: Decodable {
  private enum Key: CodingKey { case dimensions }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    dimensions = try values.positiveCount(forKey: .dimensions, default: 1)
    density = try DensityPlan(from: decoder)
  }
}
