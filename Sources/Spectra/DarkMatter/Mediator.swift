/// What carries the force between dark matter and a nucleus.
public enum Mediator: Sendable, Equatable {
  /// Something so heavy that both touch.
  case heavy
  /// A particle of this rest energy, keV; cross sections are those at zero momentum transfer.
  case light(mass: Double)

  /// What it makes of the cross section: `m^4 / (m^2 + q^2)^2`.
  @inline(__always)
  public func factor(atSquaredMomentum squaredMomentum: Double) -> Double {
    switch self {
    case .heavy: return 1
    case .light(let mass):
      let ratio = mass * mass / (mass * mass + squaredMomentum)
      return ratio * ratio
    }
  }
}
