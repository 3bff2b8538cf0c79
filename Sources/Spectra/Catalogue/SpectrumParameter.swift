/// Something that a source of the catalogue can be told: a mass, a coupling, a target.
public struct SpectrumParameter: Sendable, Equatable {
  /// Which values a parameter takes.
  public enum Domain: Sendable, Equatable {
    /// A number above zero.
    case positive
    /// A number that is zero or above.
    case nonNegative
    /// A finite number.
    case number
    /// A number between two ends, which belong to it.
    case within(ClosedRange<Double>)
    /// One of these words.
    case choice([String])
    /// A table of the user's own: a file of two columns, which whoever asks reads.
    case table
    /// A material: the name of a target, or an isotope such as `129Xe`.
    case material

    /// What numbers of physics are among: products and powers of them stay finite.
    static let magnitudes = 1e-60...1e30

    /// Whether a number belongs to the domain.
    public func contains(_ number: Double) -> Bool {
      guard number == 0 || Self.magnitudes.contains(abs(number)) else { return false }
      return switch self {
      case .positive: number > 0
      case .nonNegative: number >= 0
      case .number: true
      case .within(let range): range.contains(number)
      case .choice, .material, .table: false
      }
    }

    /// Whether what was typed belongs to the domain.
    public func contains(_ text: String) -> Bool {
      switch self {
      case .choice(let words): words.contains(text)
      case .material: (try? Target(named: text)) != nil
      case .table: !text.isEmpty
      case .positive, .nonNegative, .number, .within: Double(text).map(contains) ?? false
      }
    }

    /// The domain as messages name it, after "expected".
    public var wording: String {
      switch self {
      case .positive: "a positive number from 1e-60 to 1e30"
      case .nonNegative: "zero or a number from 1e-60 to 1e30"
      case .number: "a number"
      case .within(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
      case .table: "a file of two columns"
      case .choice(let words): "one of \(words.joined(separator: ", "))"
      case .material:
        "one of \(Target.named.map(\.name).joined(separator: ", ")), or an isotope such as 129Xe"
      }
    }
  }

  /// The name, as in `cross-section`.
  public let name: String
  /// The unit, empty for a pure number or a word.
  public let unit: String
  /// Which values it takes.
  public let domain: Domain
  /// The value where none is given, as it would be typed; `nil` where one has to be given.
  public let fallback: String?
  /// One sentence for the help screen.
  public let help: String

  /// Describes a parameter.
  public init(
    _ name: String, _ domain: Domain, unit: String = "", fallback: String? = nil, help: String
  ) {
    self.name = name
    self.unit = unit
    self.domain = domain
    self.fallback = fallback
    self.help = help
  }

  /// The material that is struck, natural xenon unless said otherwise.
  public static let target = SpectrumParameter(
    "target", .material, fallback: Target.xenon.name,
    help: "The material that is struck: \(Domain.material.wording).")
}
