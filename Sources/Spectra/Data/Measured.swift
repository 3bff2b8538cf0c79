/// A number of nature with its standard uncertainty and its passport.
public struct Measured: Sendable, Equatable {
  /// The central value in native units.
  public let value: Double
  /// One standard deviation, in the units of the value.
  public let uncertainty: Double
  /// Where it comes from.
  public let source: Source

  /// Creates a number; a value and its uncertainty are in the same units.
  public init(_ value: Double, uncertainty: Double, source: Source) {
    precondition(
      uncertainty >= 0,
      "Measured: uncertainty is \(uncertainty), expected a number that is not negative")
    self.value = value
    self.uncertainty = uncertainty
    self.source = source
  }

  /// Creates a number from its uncertainty as a fraction of the value.
  public init(_ value: Double, relative: Double, source: Source) {
    self.init(value, uncertainty: abs(value) * relative, source: source)
  }

  /// The uncertainty as a fraction of the value.
  public var relativeUncertainty: Double { uncertainty / abs(value) }

  /// The same number in other units, or a fixed fraction of it.
  public func scaled(by factor: Double) -> Measured {
    Measured(value * factor, uncertainty: uncertainty * abs(factor), source: source)
  }
}
