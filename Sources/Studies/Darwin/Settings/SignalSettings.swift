import Foundation
import Numerics

/// The signals of the search: one recoil spectrum for each mass, proportional to a cross section.
public struct SignalSettings: Codable, Hashable, Sendable {
  enum CodingKeys: String, CodingKey {
    case source, events, benchmark, shown, plane
    case masses = "masses_GeV"
  }

  /// The signal that results are quoted for.
  public struct Benchmark: Codable, Hashable, Sendable {
    enum CodingKeys: String, CodingKey {
      case mass = "mass_GeV"
      case crossSection = "cross_section_cm2"
    }
    /// The mass, GeV.
    public let mass: Double
    /// The cross section, cm2.
    public let crossSection: Double

    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      mass = try values.positiveNumber(forKey: .mass)
      crossSection = try values.positiveNumber(forKey: .crossSection)
    }
  }

  /// The signals that figures show beside the background.
  public struct Shown: Codable, Hashable, Sendable {
    enum CodingKeys: String, CodingKey {
      case masses = "masses_GeV"
      case crossSection = "cross_section_cm2"
    }
    /// The masses, GeV.
    public let masses: [Double]
    /// The cross section, cm2.
    public let crossSection: Double

    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      masses = try values.decode([Double].self, forKey: .masses)
      crossSection = try values.positiveNumber(forKey: .crossSection)
    }
  }

  /// The cross sections over which significances are mapped.
  public struct Plane: Codable, Hashable, Sendable {
    enum CodingKeys: String, CodingKey {
      case count
      case crossSections = "cross_sections_cm2"
    }
    /// The lowest and the highest, cm2.
    public let crossSections: ClosedRange<Double>
    /// How many, at equal ratios.
    public let count: Int

    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      crossSections = try values.interval(forKey: .crossSections)
      guard crossSections.lowerBound > 0 else {
        throw values.broken(.crossSections, found: "\(crossSections)", "positive numbers")
      }
      count = try values.positiveCount(forKey: .count)
      guard count > 1 else { throw values.broken(.count, found: "\(count)", "at least 2") }
    }

    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(
        [crossSections.lowerBound, crossSections.upperBound], forKey: .crossSections)
      try values.encode(count, forKey: .count)
    }

    /// The cross sections, cm2.
    public var values: [Double] {
      let (lower, upper) = (crossSections.lowerBound, crossSections.upperBound)
      return (0..<count).map {
        lower * pow(upper / lower, Double($0) / Double(count - 1))
      }
    }
  }

  /// The source as one word, with places for the mass and the cross section.
  public let source: String
  /// The masses, GeV.
  public let masses: [Double]
  /// How many events of each are simulated in the region.
  public let events: Int
  /// The signal that results are quoted for.
  public let benchmark: Benchmark
  /// The signals that figures show.
  public let shown: Shown
  /// The map of significances.
  public let plane: Plane

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    source = try values.decode(String.self, forKey: .source)
    for place in [Self.massPlace, Self.crossSectionPlace] where !source.contains(place) {
      throw values.broken(.source, found: "'\(source)'", "a word with \(place) in it")
    }
    masses = try values.numbers(forKey: .masses, "positive") { $0 > 0 }
    guard masses == masses.sorted(), Set(masses).count == masses.count else {
      throw values.broken(.masses, found: "\(masses)", "increasing numbers")
    }
    events = try values.positiveCount(forKey: .events)
    benchmark = try values.decode(Benchmark.self, forKey: .benchmark)
    shown = try values.decode(Shown.self, forKey: .shown)
    plane = try values.decode(Plane.self, forKey: .plane)
    guard masses.contains(benchmark.mass) else {
      throw values.broken(
        .masses, found: "\(masses)", "the benchmark's \(benchmark.mass) among them")
    }
    if let stranger = shown.masses.first(where: { !masses.contains($0) }) {
      throw values.broken(.masses, found: "\(masses)", "\(stranger) among them, which is shown")
    }
  }

  /// The source of one mass, at the benchmark's cross section.
  public func source(mass: Double) -> String {
    source.replacing(Self.massPlace, with: Self.short(mass))
      .replacing(Self.crossSectionPlace, with: "\(benchmark.crossSection)")
  }

  /// What a signal is called, which is also the name of its file.
  public static func name(mass: Double) -> String { "wimp-\(short(mass))" }

  private static let massPlace = "{mass}"
  private static let crossSectionPlace = "{cross_section}"

  private static func short(_ mass: Double) -> String {
    mass == mass.rounded() && mass < 1e9 ? "\(Int(mass))" : "\(mass)"
  }
}
