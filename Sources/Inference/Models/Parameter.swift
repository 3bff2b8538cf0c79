/// A number that a model depends on: a rate, an efficiency, or how a shape is deformed.
public struct Parameter: Sendable, Equatable {
  /// The name, unique in its model.
  public let name: String
  /// The value that sensitivities take as true and from which fits begin.
  public let nominal: Double
  /// Where it can be; an upper end may be infinite.
  public let range: ClosedRange<Double>
  /// What another measurement says of it.
  public let constraint: Constraint?

  /// The largest range of a rate.
  public static let rates: ClosedRange<Double> = 0...(.infinity)

  /// A parameter; it begins at what its constraint measured where nothing else is said.
  public init(
    _ name: String, nominal: Double? = nil, range: ClosedRange<Double> = Parameter.rates,
    constraint: Constraint? = nil
  ) {
    self.name = name
    self.range = range
    self.constraint = constraint
    let value = constraint.map { $0.isExact ? $0.center : nominal ?? $0.center }
    let start = value ?? nominal ?? range.lowerBound
    self.nominal = min(max(start, range.lowerBound), range.upperBound)
  }

  /// Whether it has one value only.
  public var isFixed: Bool { range.lowerBound == range.upperBound || constraint?.isExact == true }
}
