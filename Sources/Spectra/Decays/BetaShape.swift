import Numerics

/// The spectrum of the electrons of one beta transition, with an integral of one.
///
/// `dN/dT ~ p W F(W) (T₀ - T)² C(W)`, tabulated once on 2048 equal steps.
public struct BetaShape: Sendable, Equatable {
  /// What a transition changes in the statistical shape.
  public enum Factor: Sendable, Equatable {
    /// Nothing: allowed transitions, and to some 10 or 20 % the forbidden ones that are not unique.
    case statistical
    /// `q² + λ₂ p²`, exact for unique first-forbidden transitions.
    case uniqueFirstForbidden
    /// A factor known at kinetic energies that span the spectrum, as from a nuclear or an atomic
    /// calculation.
    case tabulated(TabulatedFunction)

    /// The factor of a kind of transition.
    public init(_ transition: BetaDecay.Transition) {
      self =
        switch transition {
        case .allowed, .firstForbidden: .statistical
        case .firstForbiddenUnique: .uniqueFirstForbidden
        }
    }
  }

  /// The largest kinetic energy, keV.
  public let endPoint: Double
  private let table: TabulatedFunction

  /// Tabulates the spectrum that ends at a kinetic energy.
  public init(endPoint: Double, nucleus: FermiFunction, factor: Factor = .statistical) {
    precondition(
      endPoint > 0, "BetaShape: the end point is \(endPoint) keV, expected a positive number")
    let step = endPoint / 2048
    let values = (0...2048).map { index in
      let kinetic = Double(index) * step
      let left = endPoint - kinetic
      let change =
        switch factor {
        case .statistical: 1.0
        case .uniqueFirstForbidden: nucleus.uniqueFactor(at: kinetic, endPoint: endPoint)
        case .tabulated(let table): table(kinetic)
        }
      return nucleus.density(at: kinetic) * left * left * change
    }
    self.endPoint = endPoint
    table = TabulatedFunction(
      step: step, values: values,
      source: Source("E. Fermi, Z. Phys. 88 (1934) 161", at: "", reading: .remembered)
    ).normalized()
  }

  /// The share of the electrons per keV at a kinetic energy, zero beyond the end point.
  public func density(at kineticEnergy: Double) -> Double { table(kineticEnergy) }
}
