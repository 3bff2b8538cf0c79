import Numerics

/// How often a nuclide decays in a tonne of the target.
public struct Activity: Sendable, Equatable {
  /// The decays per tonne and year.
  public let decays: Double

  /// An activity given as decays per tonne and year.
  public init(decaysPerTonneYear decays: Double) {
    precondition(
      decays >= 0 && decays.isFinite,
      "Activity: \(decays) decays per tonne and year, expected a number that is not negative")
    self.decays = decays
  }

  /// An activity given in microbecquerel per kilogram of the target.
  public init(microbecquerelPerKilogram activity: Double) {
    self.init(
      decaysPerTonneYear: activity * 1e-6 / Units.s / Units.kg * Units.tonne * Units.year)
  }

  /// The activity of atoms of which each decays with a constant, an inverse time.
  public init(atomsPerTonne atoms: Double, decayConstant: Double) {
    self.init(decaysPerTonneYear: atoms * decayConstant * Units.year)
  }
}
