/// A number that depends on the neutrino's energy as `constant + linear / E + quadratic / E^2`.
///
/// Every cross section of neutrinos at low energies is one at a given recoil, so that its average
/// over a flux takes three integrals of the flux, the same for all cross sections.
public struct InverseEnergyPolynomial: Sendable, Equatable {
  /// The part that does not depend on the energy.
  public var constant: Double
  /// The coefficient of 1/E.
  public var linear: Double
  /// The coefficient of 1/E^2.
  public var quadratic: Double

  /// Creates a polynomial.
  public init(constant: Double, linear: Double, quadratic: Double) {
    self.constant = constant
    self.linear = linear
    self.quadratic = quadratic
  }

  /// The number at an energy.
  public func value(at energy: Double) -> Double {
    constant + (linear + quadratic / energy) / energy
  }

  /// The number summed over a flux.
  func folded(with moments: FluxMoments) -> Double {
    constant * moments.zeroth + linear * moments.first + quadratic * moments.second
  }
}
