import Numerics

/// The absorption of axions by electrons, compared with that of photons.
///
/// `σ_ae = σ_pe g²/β 3E²/(16π α m_e²) (1 - β^(2/3)/3)`, for axions of speed β.
enum AxioElectricEffect {
  /// The ratio to the photoelectric cross section for axions without mass (β = 1).
  ///
  /// Slow axions have `σv` larger by 3/2: the bracket tends to one and the speed cancels.
  static func strength(_ electronCoupling: Double, energy: Double) -> Double {
    let ratio = electronCoupling * energy / PhysicalConstants.electronMass
    return ratio * ratio / (8 * .pi * PhysicalConstants.fineStructure)
  }

  static let source = Source(
    "Pospelov, Ritz and Voloshin, Phys. Rev. D 78 (2008) 115012; Derevianko, Dzuba, Flambaum and "
      + "Pospelov, Phys. Rev. D 82 (2010) 065006",
    at: "arXiv:0807.3279, arXiv:1007.1833", reading: .remembered)
}
