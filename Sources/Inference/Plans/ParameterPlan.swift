import Numerics

/// A parameter as a file describes it.
struct ParameterPlan: Codable {
  let name: String
  private let value: Double?
  private let range: ClosedRange<Double>?
  private let constraint: Constraint?

  /// The range of a parameter that deforms a shape.
  private static let deformations = -5.0...5

  private enum Key: CodingKey { case name, value, range, constraint }
  private enum ConstraintKey: String, CodingKey, CaseIterable {
    case gaussian, deviation, counts, ratio
    case logNormal = "log_normal"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    name = try values.decode(String.self, forKey: .name)
    value = values.contains(.value) ? try values.number(forKey: .value) : nil
    range = values.contains(.range) ? try values.range(forKey: .range) : nil
    constraint = values.contains(.constraint) ? try Self.constraint(in: values) : nil
    if let value, let range, !range.contains(value) {
      throw values.broken(
        .value, found: "\(value)", "a number from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  private static func constraint(in values: KeyedDecodingContainer<Key>) throws -> Constraint {
    let inner = try values.nestedContainer(keyedBy: ConstraintKey.self, forKey: .constraint)
    if inner.contains(.gaussian) {
      return .gaussian(
        measured: try inner.number(forKey: .gaussian),
        deviation: try inner.nonNegativeNumber(forKey: .deviation))
    }
    if inner.contains(.logNormal) {
      return .logNormal(
        measured: try inner.positiveNumber(forKey: .logNormal),
        deviation: try inner.nonNegativeNumber(forKey: .deviation))
    }
    guard inner.contains(.counts) else {
      throw values.broken(.constraint, found: "none of them", "gaussian, log_normal or counts")
    }
    return .poisson(
      counts: try inner.nonNegativeNumber(forKey: .counts),
      ratio: try inner.positiveNumber(forKey: .ratio))
  }

  /// A parameter as a file would describe it.
  init(_ parameter: Parameter, deforms: Bool) {
    name = parameter.name
    value = parameter.nominal
    range = parameter.range == Self.range(deforms: deforms) ? nil : parameter.range
    constraint = parameter.constraint
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(name, forKey: .name)
    try values.encodeIfPresent(value, forKey: .value)
    try values.encodeIfPresent(range?.ends, forKey: .range)
    guard let constraint else { return }
    var inner = values.nestedContainer(keyedBy: ConstraintKey.self, forKey: .constraint)
    switch constraint {
    case .gaussian(let measured, let deviation):
      try inner.encode(measured, forKey: .gaussian)
      try inner.encode(deviation, forKey: .deviation)
    case .logNormal(let measured, let deviation):
      try inner.encode(measured, forKey: .logNormal)
      try inner.encode(deviation, forKey: .deviation)
    case .poisson(let counts, let ratio):
      try inner.encode(counts, forKey: .counts)
      try inner.encode(ratio, forKey: .ratio)
    }
  }

  /// The parameter; one that deforms a shape can be negative.
  func parameter(deforms: Bool) -> Parameter {
    Parameter(
      name, nominal: value ?? (deforms ? 0 : nil), range: range ?? Self.range(deforms: deforms),
      constraint: constraint)
  }

  private static func range(deforms: Bool) -> ClosedRange<Double> {
    deforms ? deformations : Parameter.rates
  }
}
