import Numerics

extension BetaDecay {
  /// Lead 214, the daughter of radon 222 that dominates the background of large xenon detectors.
  ///
  /// Only the transition to the ground state leaves no gamma ray.
  public static let lead214 = BetaDecay(
    parent: "214Pb", daughterAtomicNumber: 83, massNumber: 214,
    decayEnergy: Measured(
      1_018 * Units.keV, uncertainty: 11 * Units.keV, source: evaluated("214Pb")),
    halfLife: Measured(
      27.06 * 60 * Units.s, uncertainty: 0.07 * 60 * Units.s, source: evaluated("214Pb")),
    branches: [
      .init(to: 0, 0.127, 0.009, .firstForbidden),
      .init(to: 258.869 * Units.keV, 0.000_75, 0.000_20, .firstForbiddenUnique),
      .init(to: 295.224 * Units.keV, 0.390, 0.005, .firstForbidden),
      .init(to: 351.932 * Units.keV, 0.445, 0.007, .firstForbidden),
      .init(to: 533.672 * Units.keV, 0.010_63, 0.000_18, .firstForbidden),
      .init(to: 838.994 * Units.keV, 0.027_5, 0.000_8, .allowed),
    ])

  /// The share of lead 214 that decays to the ground state, as measured in xenon.
  ///
  /// The evaluation has 12.7(9) %.
  public static let lead214GroundState = Measured(
    0.098, uncertainty: 0.007,
    source: Source(
      "XENONnT collaboration (2026)", at: "arXiv:2606.17920",
      note: "9.8 with 0.3 (stat) +0.8 -0.2 (sys) %, from the abstract; the interval made symmetric")
  )

  /// Lead 212, the daughter of radon 220.
  public static let lead212 = BetaDecay(
    parent: "212Pb", daughterAtomicNumber: 83, massNumber: 212,
    decayEnergy: Measured(
      569.1 * Units.keV, uncertainty: 1.8 * Units.keV, source: evaluated("212Pb")),
    halfLife: Measured(
      10.622 * 3_600 * Units.s, uncertainty: 0.007 * 3_600 * Units.s, source: evaluated("212Pb")),
    branches: [
      .init(to: 0, 0.137, 0.010, .firstForbidden),
      .init(to: 238.632 * Units.keV, 0.815, 0.010, .firstForbidden),
      .init(to: 415.272 * Units.keV, 0.050_1, 0.000_7, .firstForbidden),
    ])

  /// The share of lead 212 that decays to the ground state, as measured in xenon.
  ///
  /// The evaluation has 13.7(10) %.
  public static let lead212GroundState = Measured(
    0.1475, uncertainty: 0.0035,
    source: Source(
      "XENONnT collaboration (2026)", at: "arXiv:2606.17920",
      note: "14.75 with 0.20 (stat) +0.14 -0.40 (sys) %, from the abstract; the interval made "
        + "symmetric"))

  /// Xenon 133, made by neutrons; its electron comes with 81 keV.
  public static let xenon133 = BetaDecay(
    parent: "133Xe", daughterAtomicNumber: 55, massNumber: 133,
    decayEnergy: Measured(
      427.4 * Units.keV, uncertainty: 2.4 * Units.keV, source: evaluated("133Xe")),
    halfLife: Measured(
      5.247_5 * Units.day, uncertainty: 0.000_5 * Units.day, source: evaluated("133Xe")),
    branches: [
      .init(to: 80.998 * Units.keV, 0.985, 0.013, .allowed),
      .init(to: 160.612 * Units.keV, 0.014, 0.006, .allowed),
      .init(to: 383.849 * Units.keV, 0.000_087, 0.000_010, .allowed),
    ])

  /// The share of polonium 218 that decays by an electron and not by an alpha particle.
  public static let polonium218BetaFraction = Measured(
    0.000_2, uncertainty: 0.000_1, source: evaluated("218Po; end point 259(12) keV"))
}
