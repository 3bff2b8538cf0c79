import Numerics

/// What one quantum costs in xenon, and how many excitons come with each ion.
///
/// `W = (18.7263 - 1.01e-23 n) eV · 1.1716263232`, where n is the number of electrons per cm³, and
/// `α = 0.067366 + 0.039693 ρ`. The last factor of W is the usual convention that keeps 13.5 eV in
/// the liquid. Source: NEST v2.4.0.
public struct WorkFunction: Sendable, Equatable {
  /// The energy per quantum in keV, 0.0135 in liquid xenon.
  public let energy: Double
  /// Excitons per ion of an electron recoil at high energy, the α above.
  public let excitonRatio: Double

  /// The least energy of a quantum in keV: no yield exceeds its inverse.
  static let least = 8.5 * Units.eV

  /// The work function at a density in g/cm³.
  ///
  /// The line for W would reach zero at three times the density of solid xenon; it ends at `least`.
  public init(density: Double) {
    precondition(
      density > 0 && density.isFinite,
      "WorkFunction: density is \(density) g/cm³, expected a positive number")
    let electrons = Xenon.atoms(density: density) * Xenon.atomicNumber
    let fitted = (18.7263 - 1.01e-23 * electrons) * 1.171_626_323_2 * Units.eV
    energy = max(fitted, Self.least)
    excitonRatio = 0.067_366 + 0.039_693 * density
  }

  /// Excitons per ion of an electron recoil of `energy` in keV: `α erf(0.05 E)`.
  func excitonRatio(energy: Double) -> Double {
    excitonRatio * SpecialFunctions.erf(0.05 * energy)
  }
}
