import Numerics

/// The expected quanta of a recoil, from which the fluctuations start.
public struct MeanYields: Sendable, Equatable {
  /// What recoils: it chooses the law of the fluctuations.
  public let interaction: Interaction
  /// The mean number of photons.
  public private(set) var photons: Double
  /// The mean number of electrons that escape recombination.
  public private(set) var electrons: Double
  /// Excitons per ion before recombination; below zero where the fits contradict each other.
  public let excitonRatio: Double
  /// The share of the energy that becomes quanta, 1 for electron recoils.
  public let lindhard: Double

  /// Photons and electrons together.
  public var quanta: Double { photons + electrons }

  /// Yields within the bounds of physics.
  ///
  /// Fitted photons or electrons below zero become zero *without* a change to the other, which
  /// happens to beta rays below about 0.7 keV; above, a quantum costs at least 8.5 eV; and a recoil
  /// that cannot pay for one quantum leaves none.
  init(
    _ interaction: Interaction, energy: Double, work: WorkFunction, photons: Double,
    electrons: Double, excitonRatio: Double, lindhard: Double
  ) {
    let most = energy / WorkFunction.least
    let efficiency = min(max(lindhard, 0), 1)
    let isVisible = energy * efficiency >= work.energy
    self.interaction = interaction
    self.photons = isVisible ? min(max(photons, 0), most) : 0
    self.electrons = isVisible ? min(max(electrons, 0), most) : 0
    self.excitonRatio = excitonRatio
    self.lindhard = efficiency
  }

  /// The yields with the electrons times a factor, and the other quanta as photons.
  ///
  /// Searches describe captures of several electrons so: 0.87 times the electrons of a beta ray for
  /// the L shell, and a free factor for two at once.
  public func scalingElectrons(by factor: Double) -> MeanYields {
    precondition(
      factor >= 0, "MeanYields: factor is \(factor), expected zero or a positive number")
    var scaled = self
    scaled.electrons = min(electrons * factor, quanta)
    scaled.photons = quanta - scaled.electrons
    return scaled
  }
}
