/// How sharply a detector measures energies: the standard deviation at each energy.
///
/// `σ(E) = a √E + b E + c`, all in keV.
public struct EnergyResolution: Sendable, Equatable {
  /// The part of counting statistics, a, in the root of keV.
  public let statistical: Double
  /// The part in proportion to the energy, b.
  public let proportional: Double
  /// The part of the noise, c, keV.
  public let constant: Double

  /// A resolution with at least one part above zero and none below.
  public init(statistical: Double = 0, proportional: Double = 0, constant: Double = 0) {
    precondition(
      min(statistical, proportional, constant) >= 0 && statistical + proportional + constant > 0,
      "EnergyResolution: parts \(statistical), \(proportional) and \(constant), expected none "
        + "negative and one positive")
    self.statistical = statistical
    self.proportional = proportional
    self.constant = constant
  }

  /// The standard deviation of the measured energy, keV.
  public func deviation(at energy: Double) -> Double {
    statistical * energy.squareRoot() + proportional * energy + constant
  }
}
