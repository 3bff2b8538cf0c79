import Numerics

/// Neutrinos that nuclei or electrons recoil from.
extension SpectrumEntry {
  /// The sources of the family.
  public static let neutrinos = coherentNeutrinos + electronNeutrinos

  private static let coherentNeutrinos = [
    SpectrumEntry(
      "cevns-solar", summary: "Nuclear recoils from the coherent scattering of solar neutrinos.",
      citation: "Freedman 1974; fluxes of arXiv:2105.00599",
      parameters: [
        .target, .solarComponent, .solarModel, .fluxScale,
        .mixing(
          fallback: .onShell,
          help: "The weak mixing angle; on-shell meets the published templates for xenon, at-rest "
            + "lies nearest to the corrected cross section and 9 % higher."),
      ]
    ) { settings throws(SpectraError) in
      // Coherent scattering is blind to flavour, so oscillation changes nothing.
      try NeutrinoRecoils.nuclear(
        settings.solarFlux(oscillation: nil), on: settings.target(), mixing: settings.mixing())
    },
    SpectrumEntry(
      "cevns-atmospheric",
      summary: "Nuclear recoils from the coherent scattering of atmospheric neutrinos.",
      citation: "Freedman 1974; Battistoni and others 2005",
      parameters: [
        .target,
        SpectrumParameter(
          "site", .choice(AtmosphericNeutrino.Site.words.map(\.word)), fallback: "gran-sasso",
          help: "The laboratory; its place in the Earth's magnetic field sets the flux."),
        .fluxScale, .mixing(fallback: .atRest, help: "The weak mixing angle."),
      ]
    ) { settings throws(SpectraError) in
      try NeutrinoRecoils.nuclear(
        .atmosphere(at: settings.choice("site", of: AtmosphericNeutrino.Site.words))
          .scaled(by: settings.number("flux-scale")),
        on: settings.target(), mixing: settings.mixing())
    },
    SpectrumEntry(
      "cevns-dsnb",
      summary: "Nuclear recoils from the neutrinos of all past collapses of stars.",
      citation: "Freedman 1974; Beacom 2010",
      parameters: [
        .target,
        SpectrumParameter(
          "flux", .positive, unit: "1/cm2/s", fallback: "85.7", help: "The flux of all six kinds."),
        .mixing(fallback: .atRest, help: "The weak mixing angle."),
      ]
    ) { settings throws(SpectraError) in
      try NeutrinoRecoils.nuclear(
        .supernovae(total: settings.number("flux") * Units.perSquareCentimetreSecond),
        on: settings.target(), mixing: settings.mixing())
    },
    SpectrumEntry(
      "cevns-reactor",
      summary: "Nuclear recoils from the coherent scattering of a reactor's antineutrinos.",
      citation: "Freedman 1974; Perisse and others, arXiv:2304.14992",
      parameters: [.target, .mixing(fallback: .atRest, help: "The weak mixing angle.")]
        + reactorParameters
    ) { settings throws(SpectraError) in
      try NeutrinoRecoils.nuclear(
        .reactors([settings.reactor()]), on: settings.target(), mixing: settings.mixing())
    },
  ]

  private static let electronNeutrinos = [
    SpectrumEntry(
      "er-solar", summary: "Electron recoils from the scattering of solar neutrinos.",
      citation: "'t Hooft 1971; Chen and others, arXiv:1610.04177; fluxes of arXiv:2105.00599",
      parameters: [
        .target, .solarComponent, .solarModel, .fluxScale, .oscillation,
        .mixing(fallback: .atZ, help: "The weak mixing angle."),
        SpectrumParameter(
          "binding", .choice(["best"] + ElectronBinding.allCases.map(\.rawValue)),
          fallback: "best",
          help: "The binding of the electrons; best: random-phase for xenon, steps for argon and "
            + "germanium, free otherwise."),
      ]
    ) { settings throws(SpectraError) in
      let target = try settings.target()
      return try NeutrinoRecoils.electronic(
        settings.solarFlux(oscillation: settings.oscillation()), on: target,
        interaction: .weak(settings.mixing()),
        binding: ElectronBinding(rawValue: settings.word("binding")) ?? .best(for: target))
    },
    electromagnetic(
      "er-solar-magnetic-moment",
      summary: "Electron recoils that a magnetic moment of solar neutrinos adds.",
      citation: "Vogel and Engel 1989; fluxes of arXiv:2105.00599",
      coupling: SpectrumParameter(
        "moment", .nonNegative, unit: "Bohr magnetons", fallback: "1e-11",
        help: "The moment, alike for all flavours.")
    ) { .magneticMoment($0) },
    electromagnetic(
      "er-solar-millicharge",
      summary: "Electron recoils that an electric charge of solar neutrinos adds.",
      citation: "'t Hooft 1971; fluxes of arXiv:2105.00599",
      coupling: SpectrumParameter(
        "charge", .nonNegative, unit: "elementary charges", fallback: "1e-13",
        help: "The charge, alike for all flavours, on electrons as if they were free.")
    ) { .millicharge($0) },
  ]

  /// A source whose rate is the same for all flavours, so that oscillation changes nothing.
  private static func electromagnetic(
    _ name: String, summary: String, citation: String, coupling: SpectrumParameter,
    interaction: @escaping @Sendable (Double) -> ElectronInteraction
  ) -> SpectrumEntry {
    SpectrumEntry(
      name, summary: summary, citation: citation,
      parameters: [
        coupling, .target, .solarComponent, .solarModel, .fluxScale,
        SpectrumParameter(
          "binding", .choice(["best", "free", "steps"]), fallback: "best",
          help: "The binding of the electrons; best: steps where the shells are known, free "
            + "otherwise."),
      ]
    ) { settings throws(SpectraError) in
      let target = try settings.target()
      let best = ElectronBinding.best(for: target) == .free ? ElectronBinding.free : .steps
      return try NeutrinoRecoils.electronic(
        settings.solarFlux(oscillation: nil), on: target,
        interaction: interaction(settings.number(coupling.name)),
        binding: ElectronBinding(rawValue: settings.word("binding")) ?? best)
    }
  }
}
