import Numerics

extension SpectrumEntry {
  /// The backgrounds: what decays in the target and what comes from the walls.
  public static let backgrounds: [SpectrumEntry] =
    betaEmitters + doubleBetaDecays + electronCaptures + materials

  private static let doubleBetaDecays = [
    SpectrumEntry(
      "er-2vbb", summary: "Two-neutrino double beta decay of xenon 136.",
      citation: "EXO-200, arXiv:1306.6106; Primakoff and Rosen, Rep. Prog. Phys. 22 (1959) 121",
      parameters: [
        .abundance(DoubleBetaDecay.xenon136.isotope.abundance, of: "xenon 136"),
        .halfLife("2.165e21"),
        SpectrumParameter(
          "form", .choice(DoubleBetaRate.Form.allCases.map(\.rawValue)), fallback: "exact",
          help: "How the sum of the electrons' energies is distributed."),
      ]
    ) { settings throws(SpectraError) in
      DoubleBetaRate(
        .xenon136, activity: try settings.activityInXenon(),
        form: DoubleBetaRate.Form(rawValue: try settings.word("form")) ?? .exact)
    },
    SpectrumEntry(
      "er-xenon124", summary: "Double electron capture of xenon 124.",
      citation: "LZ, arXiv:2408.17391; shares of the shells arXiv:2402.13784",
      parameters: [
        .abundance(DoubleBetaDecay.xenon124.isotope.abundance, of: "xenon 124"),
        .halfLife("1.09e22"),
      ]
    ) { settings throws(SpectraError) in
      CaptureRate(.xenon124, activity: try settings.activityInXenon())
    },
  ]

  private static let electronCaptures = [
    capture(.argon37, "er-argon37", "argon 37", activity: "0.01"),
    capture(.xenon125, "er-xenon125", "xenon 125", activity: "0.01"),
    capture(.xenon127, "er-xenon127", "xenon 127", activity: "0.01"),
    capture(.iodine125, "er-iodine125", "iodine 125", activity: "0.01"),
  ]

  private static func capture(
    _ nuclide: ElectronCapture, _ name: String, _ words: String, activity: String
  ) -> SpectrumEntry {
    let levels = nuclide.levels.isEmpty ? [] : [SpectrumParameter.gammaEscape]
    return SpectrumEntry(
      name, summary: "Electron capture of \(words).",
      citation: nuclide.halfLife.source.citation,
      parameters: [.activity(activity, of: words)] + levels
    ) { settings throws(SpectraError) in
      CaptureRate(
        nuclide, activity: try settings.activity(),
        escape: settings.optionalNumber(SpectrumParameter.gammaEscape.name) ?? 0)
    }
  }

  private static let materials = [
    SpectrumEntry(
      "er-materials", summary: "Compton scattering of gamma rays from the materials.",
      citation: "DARWIN, arXiv:1606.07001",
      parameters: [
        SpectrumParameter(
          "height", .nonNegative, unit: "/(t y keV)", fallback: "0.054",
          help: "The rate of the plateau after the fiducial cut."),
        SpectrumParameter(
          "end", .positive, unit: "keV", fallback: "200", help: "Where the plateau ends."),
      ]
    ) { settings throws(SpectraError) in
      ComptonPlateau(height: try settings.number("height"), upTo: try settings.number("end"))
    },
    SpectrumEntry(
      "nr-neutrons", summary: "Neutrons from the materials, as single nuclear recoils.",
      citation: "DARWIN, arXiv:1606.07001",
      parameters: [
        SpectrumParameter(
          "counts", .nonNegative, unit: "/(t y)", fallback: "0.005",
          help: "The counts from 5 to 45 keV.")
      ]
    ) { settings throws(SpectraError) in
      // The uncertainty of 20 % is that which the XLZD studies give their neutrons.
      RadiogenicNeutrons(
        countsInWindow: try settings.number("counts"), relativeUncertainty: 0.2)
    },
  ]
}
