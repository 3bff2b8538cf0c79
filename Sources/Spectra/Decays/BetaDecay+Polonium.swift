import Numerics

extension BetaDecay {
  /// The rare beta decay of polonium 218, which otherwise emits an alpha particle.
  ///
  /// Its rate is `polonium218BetaFraction` of the activity. Parity changes and spin changes by one
  /// at most; all decays are taken to reach the ground state of astatine, of which no levels are
  /// evaluated.
  public static let polonium218 = BetaDecay(
    parent: "218Po", daughterAtomicNumber: 85, massNumber: 218,
    decayEnergy: Measured(
      259 * Units.keV, uncertainty: 12 * Units.keV, source: evaluated("218Po")),
    halfLife: Measured(
      3.098 * 60 * Units.s, uncertainty: 0.012 * 60 * Units.s,
      source: Source(
        "Evaluated Nuclear Structure Data File", at: "https://www.nndc.bnl.gov/ensdf",
        note: "218Po, of both kinds of decay together", reading: .remembered)),
    branches: [.init(to: 0, 1, 0, .firstForbidden)])
}
