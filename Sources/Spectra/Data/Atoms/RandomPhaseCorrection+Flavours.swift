import Numerics

extension RandomPhaseCorrection {
  /// The ratio for electron neutrinos, from 0.265 to 29 keV.
  // swift-format-ignore
  public static let xenonElectronFlavour = TabulatedFunction(
    arguments: [
      0.265, 0.2938, 0.3225, 0.3801, 0.4376, 0.5239, 0.7827, 0.8403, 0.9553, 1.042, 1.185, 1.531,
      1.761, 2.048, 2.48, 3.055, 3.688, 4.004, 4.378, 5.04, 6.018, 6.507, 7.14, 11.08, 14.65, 21.55,
      25.63, 29,
    ], in: Units.keV,
    values: [
      0.8516, 0.8415, 0.8446, 0.86, 0.8713, 0.8871, 0.8816, 0.879, 0.8837, 0.8851, 0.8855, 0.8919,
      0.8982, 0.9026, 0.904, 0.9017, 0.8961, 0.8928, 0.8904, 0.8835, 0.8758, 0.872, 0.8662, 0.8371,
      0.8155, 0.7838, 0.7654, 0.7512,
    ],
    source: flavourSource)

  /// The ratio for muon and tau neutrinos, from 0.265 to 29 keV.
  // swift-format-ignore
  public static let xenonOtherFlavours = TabulatedFunction(
    arguments: [
      0.265, 0.2938, 0.3225, 0.3513, 0.4951, 0.5239, 0.5814, 0.6389, 0.6965, 0.754, 0.7827, 0.869,
      0.9266, 1.013, 1.128, 1.243, 1.387, 1.502, 1.761, 2.163, 2.71, 2.998, 3.285, 3.63, 4.349,
      4.781, 5.241, 5.816, 7.14, 7.916, 8.606, 9.613, 12.86, 15.65, 19.8, 21.78, 24.31, 26.58, 29,
    ], in: Units.keV,
    values: [
      0.6715, 0.6687, 0.6637, 0.6543, 0.7018, 0.7119, 0.7342, 0.7495, 0.7593, 0.7559, 0.7516,
      0.7317, 0.7177, 0.706, 0.6964, 0.694, 0.6991, 0.7048, 0.7092, 0.7133, 0.7135, 0.7126, 0.7141,
      0.7191, 0.7356, 0.7477, 0.7559, 0.7594, 0.7575, 0.7557, 0.7561, 0.7601, 0.7794, 0.8006,
      0.8368, 0.8641, 0.8756, 0.8899, 0.9108,
    ],
    source: flavourSource)

  private static let flavourSource = Source(
    "Chen, Chi, Liu and Wu, Phys. Lett. B 774 (2017) 656", at: "arXiv:1610.04177",
    note: "the tables Xe_eType and Xe_muTauType of the LZ program DMCalc as held by a branch of "
      + "trinityrxse/wimprates, inverted and thinned from 1000 points to 7e-4; the calculation "
      + "itself was not opened")
}
