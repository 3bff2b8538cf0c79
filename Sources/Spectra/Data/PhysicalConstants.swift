import Numerics

/// The constants of nature that rates are made of, in native units (keV, mm, ns) with c in them.
///
/// CODATA 2018 (Rev. Mod. Phys. 93 (2021) 025010) as remembered, unless said otherwise; the masses
/// were compared with those of the program SNuDD. Masses are rest energies.
public enum PhysicalConstants {
  /// The speed of light, exact.
  public static let speedOfLight = 299_792_458 * Units.m / Units.s
  /// The atomic mass constant as an energy.
  public static let dalton = 931.494_102_42 * Units.MeV
  /// The atomic mass constant as a mass to be weighed.
  public static let daltonMass = 1.660_539_066_60e-27 * Units.kg
  /// The rest energy of the electron.
  public static let electronMass = 510.998_950 * Units.keV
  /// The rest energy of the proton.
  public static let protonMass = 938.272_088_16 * Units.MeV
  /// The rest energy of the neutron.
  public static let neutronMass = 939.565_420_52 * Units.MeV
  /// The product of the reduced Planck constant and the speed of light.
  public static let reducedPlanck = 197.326_980_4 * Units.MeV * Units.fm
  /// The fine-structure constant.
  public static let fineStructure = 7.297_352_569_3e-3
  /// The Fermi coupling constant, in inverse energy squared.
  public static let fermiCoupling = 1.166_378_7e-5 / (Units.GeV * Units.GeV)
  /// The squared sine of the weak mixing angle at zero momentum transfer.
  ///
  /// The low-energy value of the minimal-subtraction scheme, 0.23857(5): Erler and Ferro-Hernandez,
  /// arXiv:1712.09146, as remembered, not opened.
  public static let weakMixingAtRest = 0.238_57
  /// The squared sine of the weak mixing angle at the Z mass, 0.23122(4).
  ///
  /// Review of Particle Physics 2022, as remembered, not opened.
  public static let weakMixingAtZ = 0.231_22
  /// The squared sine of the weak mixing angle from the masses of W and Z, 0.22290(30).
  ///
  /// Published rates of solar neutrinos on xenon were made with it: coherent scattering is 9 %
  /// weaker than with `weakMixingAtRest`.
  public static let weakMixingOnShell = 0.222_90
}
