import Numerics

/// How far the bound electrons of xenon scatter solar neutrinos less than free ones would.
///
/// Many-body calculations in the relativistic random-phase approximation lie below the stepping
/// approximation. Multiply a rate in that approximation by this factor. It is of the standard
/// interaction; nothing is known here of other couplings.
public enum RandomPhaseCorrection {
  /// The ratio for the sum of pp and beryllium 7, from 0.3 to 28 keV, zero outside.
  ///
  /// A reading of a figure, kept to judge the ratios by flavour: it agrees with them to 3 % up to
  /// 10 keV and lies up to 12 % lower at 28 keV.
  // swift-format-ignore
  public static let xenon = TabulatedFunction(
    arguments: [
      0.3, 0.4, 0.5, 0.6, 0.8, 0.9, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 6, 7, 8, 10, 12, 15, 20, 25,
      28,
    ], in: Units.keV,
    values: [
      0.811, 0.844, 0.863, 0.877, 0.862, 0.867, 0.86, 0.871, 0.886, 0.889, 0.89, 0.89, 0.886, 0.882,
      0.846, 0.838, 0.829, 0.813, 0.797, 0.774, 0.74, 0.708, 0.688,
    ],
    source: Source(
      "LZ collaboration, Phys. Rev. D 104 (2021) 092009, after Chen and others, Phys. Lett. B 774 "
        + "(2017) 656",
      at: "arXiv:2102.11740, arXiv:1610.04177",
      note: "ratio of two curves read from a figure as held by the program SNuDD; good to 3 %"))
}
