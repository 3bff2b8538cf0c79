import Numerics

extension BetaDecay {
  /// Tritium, a calibration source and a background left by it.
  public static let tritium = BetaDecay(
    parent: "3H", daughterAtomicNumber: 2, massNumber: 3,
    decayEnergy: Measured(
      18.592_02 * Units.keV, uncertainty: 0.000_06 * Units.keV, source: Isotope.massSource),
    halfLife: Measured(
      12.32 * Units.year, uncertainty: 0.02 * Units.year, source: evaluated("3H")),
    branches: [.init(to: 0, 1, 0, .allowed)])

  /// Carbon 14: allowed by spin and parity, but the nucleus hinders it ten-thousandfold.
  public static let carbon14 = BetaDecay(
    parent: "14C", daughterAtomicNumber: 7, massNumber: 14,
    decayEnergy: Measured(
      156.475 * Units.keV, uncertainty: 0.004 * Units.keV, source: evaluated("14C")),
    halfLife: Measured(5_700 * Units.year, uncertainty: 30 * Units.year, source: evaluated("14C")),
    branches: [.init(to: 0, 1, 0, .allowed)])

  /// Argon 39, the background of argon from the air.
  public static let argon39 = BetaDecay(
    parent: "39Ar", daughterAtomicNumber: 19, massNumber: 39,
    decayEnergy: Measured(565 * Units.keV, uncertainty: 5 * Units.keV, source: evaluated("39Ar")),
    halfLife: Measured(268 * Units.year, uncertainty: 8 * Units.year, source: evaluated("39Ar")),
    branches: [.init(to: 0, 1, 0, .firstForbiddenUnique)])

  /// Krypton 85, a trace in every bottle of xenon.
  public static let krypton85 = BetaDecay(
    parent: "85Kr", daughterAtomicNumber: 37, massNumber: 85,
    decayEnergy: Measured(687 * Units.keV, uncertainty: 2 * Units.keV, source: evaluated("85Kr")),
    halfLife: Measured(
      10.739 * Units.year, uncertainty: 0.014 * Units.year, source: evaluated("85Kr")),
    branches: [
      .init(to: 0, 0.995_63, 0.000_1, .firstForbiddenUnique),
      .init(to: 513.999 * Units.keV, 0.004_34, 0.000_1, .allowed),
    ])

  /// The share of krypton 85 among krypton atoms taken from today's air.
  public static let krypton85Abundance = Measured(
    2e-11, relative: 0.15,
    source: Source(
      "Du and others, Geophys. Res. Lett. 30 (2003) 2068", at: "doi:10.1029/2003GL018293",
      note: "as commonly used by xenon collaborations", reading: .remembered))
}
