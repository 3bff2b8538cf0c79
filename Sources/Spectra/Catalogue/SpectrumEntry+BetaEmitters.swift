import Numerics

extension SpectrumEntry {
  /// The beta emitters that are dissolved in noble liquids.
  ///
  /// Activities without a source are round numbers to be replaced by measured ones.
  static let betaEmitters = [
    SpectrumEntry(
      "er-lead214", summary: "Lead 214, a daughter of radon 222.",
      citation: "ENSDF, 214Pb; ground state: XENONnT, arXiv:2606.17920",
      parameters: [
        .activity("0.1", of: "lead 214"),
        .groundState("\(BetaDecay.lead214GroundState.value)"), .gammaEscape,
      ]
    ) { settings throws(SpectraError) in
      try emitter(.lead214, settings, relativeUncertainty: forbiddenUncertainty)
    },
    SpectrumEntry(
      "er-lead212", summary: "Lead 212, a daughter of radon 220.",
      citation: "ENSDF, 212Pb; ground state: XENONnT, arXiv:2606.17920",
      parameters: [
        .activity("0.01", of: "lead 212"),
        .groundState("\(BetaDecay.lead212GroundState.value)"), .gammaEscape,
      ]
    ) { settings throws(SpectraError) in
      try emitter(.lead212, settings, relativeUncertainty: forbiddenUncertainty)
    },
    krypton,
    SpectrumEntry(
      "er-argon39", summary: "Argon 39, in argon from the air.",
      citation: "ENSDF, 39Ar; WARP, Nucl. Instrum. Meth. A 574 (2007) 83, astro-ph/0603131",
      parameters: [.activity("1.01e6", of: "argon 39")]
    ) { settings throws(SpectraError) in
      try emitter(.argon39, settings, relativeUncertainty: 0.08)
    },
    SpectrumEntry(
      "er-tritium", summary: "Tritium.", citation: "AME2020; ENSDF, 3H",
      parameters: [.activity("0.001", of: "tritium")]
    ) { settings throws(SpectraError) in try emitter(.tritium, settings) },
    SpectrumEntry(
      "er-carbon14", summary: "Carbon 14.", citation: "ENSDF, 14C",
      parameters: [.activity("0.001", of: "carbon 14")]
    ) { settings throws(SpectraError) in try emitter(.carbon14, settings) },
    SpectrumEntry(
      "er-xenon133", summary: "Xenon 133, made by neutrons.", citation: "ENSDF, 133Xe",
      parameters: [.activity("0.01", of: "xenon 133"), .gammaEscape]
    ) { settings throws(SpectraError) in try emitter(.xenon133, settings) },
    SpectrumEntry(
      "er-polonium218", summary: "Polonium 218, by its rare beta decay.",
      citation: "ENSDF, 218Po",
      parameters: [
        .activity("0.1", of: "polonium 218, alpha decays included"),
        SpectrumParameter(
          "beta-share", .within(0...1),
          fallback: "\(BetaDecay.polonium218BetaFraction.value)",
          help: "The share of decays by an electron."),
      ]
    ) { settings throws(SpectraError) in
      let all = try settings.activity().decays
      return BetaRate(
        .polonium218,
        activity: Activity(decaysPerTonneYear: all * (try settings.number("beta-share"))),
        relativeUncertainty: BetaDecay.polonium218BetaFraction.relativeUncertainty)
    },
  ]

  /// The low end of forbidden spectra lies up to a fifth below the statistical shape: arXiv:2009.08303
  /// as remembered.
  private static let forbiddenUncertainty = 0.2

  private static let krypton = SpectrumEntry(
    "er-krypton85", summary: "Krypton 85, in krypton from the air.",
    citation: "ENSDF, 85Kr; Du and others, Geophys. Res. Lett. 30 (2003) 2068",
    parameters: [
      SpectrumParameter(
        "concentration", .nonNegative, unit: "ppt", fallback: "0.1",
        help: "The atoms of natural krypton among 1e12 of xenon."),
      SpectrumParameter(
        "isotope-share", .within(0...1), fallback: "\(BetaDecay.krypton85Abundance.value)",
        help: "The share of krypton 85 among the atoms of krypton."),
      SpectrumParameter(
        "shape", .choice(["unique", "statistical"]), fallback: "unique",
        help: "The shape factor: that of the transition, or none."),
    ]
  ) { settings throws(SpectraError) in
    let atoms =
      try settings.number("concentration") * 1e-12 * settings.number("isotope-share")
      * Target.xenon.components[0].perTonne
    return BetaRate(
      .krypton85,
      activity: Activity(
        atomsPerTonne: atoms, decayConstant: BetaDecay.krypton85.decayConstant),
      factor: try settings.word("shape") == "statistical" ? .statistical : nil,
      relativeUncertainty: BetaDecay.krypton85Abundance.relativeUncertainty)
  }

  private static func emitter(
    _ decay: BetaDecay, _ settings: SpectrumSettings, relativeUncertainty: Double = 0
  ) throws(SpectraError) -> any RateSource {
    BetaRate(
      decay, activity: try settings.activity(),
      groundState: settings.optionalNumber("ground-state-share"),
      escape: settings.optionalNumber(SpectrumParameter.gammaEscape.name) ?? 0,
      relativeUncertainty: relativeUncertainty)
  }
}
