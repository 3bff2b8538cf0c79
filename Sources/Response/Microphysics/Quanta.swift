/// What a recoil leaves in the liquid: scintillation photons and electrons free of recombination.
public struct Quanta: Sendable, Equatable {
  /// All photons, excitons' and recombination's.
  public var photons: Int
  /// Those of direct excitation, which come first.
  public var excitons: Int
  /// Electrons that escape recombination.
  public var electrons: Int

  /// Creates the quanta of one recoil.
  public init(photons: Int, excitons: Int, electrons: Int) {
    self.photons = photons
    self.excitons = excitons
    self.electrons = electrons
  }
}
