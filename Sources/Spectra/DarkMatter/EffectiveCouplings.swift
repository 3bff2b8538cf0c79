/// The strengths of the operators of the effective theory, in inverse energy squared, keV^-2.
public struct EffectiveCouplings: Sendable, Equatable {
  /// The strengths for protons and neutrons, by the number of the operator.
  private var proton = [Double](repeating: 0, count: 16)
  private var neutron = [Double](repeating: 0, count: 16)

  /// No operator at all.
  public init() {}

  /// A single operator.
  public init(_ operator: EffectiveOperator, proton: Double, neutron: Double) {
    set(`operator`, proton: proton, neutron: neutron)
  }

  /// Gives an operator its strength.
  public mutating func set(_ operator: EffectiveOperator, proton: Double, neutron: Double) {
    self.proton[`operator`.rawValue] = proton
    self.neutron[`operator`.rawValue] = neutron
  }

  /// The strength for an isospin index: zero for the sum over both nucleons, one for protons less
  /// neutrons.
  func isospin(_ operator: EffectiveOperator, _ index: Int) -> Double {
    let (p, n) = (proton[`operator`.rawValue], neutron[`operator`.rawValue])
    return index == 0 ? p + n : p - n
  }
}
