/// What the sources of neutrinos can be told.
extension SpectrumParameter {
  static let solarComponent = SpectrumParameter(
    "component", .choice(SolarNeutrino.components.map(\.word)), fallback: "all",
    help: "The reactions in the Sun; cno is n13, o15 and f17.")

  static let solarModel = SpectrumParameter(
    "solar-model", .choice(SolarModel.words.map(\.word)), fallback: "conventions",
    help: "The set of fluxes; conventions: high-metallicity, but boron 8 as measured.")

  static let fluxScale = SpectrumParameter(
    "flux-scale", .positive, fallback: "1", help: "A factor on the flux.")

  static let oscillation = SpectrumParameter(
    "oscillation", .choice(["matter", "none"]), fallback: "matter",
    help: "Whether flavours change in the Sun's matter; none: all stay electron neutrinos.")

  static func mixing(fallback: WeakMixing, help: String) -> SpectrumParameter {
    SpectrumParameter(
      "mixing", .choice(WeakMixing.allCases.map(\.rawValue)), fallback: fallback.rawValue,
      help: help)
  }
}

extension SpectrumEntry {
  /// The parameters of a reactor; its fuel's shares of the fissions sum to one.
  static let reactorParameters =
    [
      SpectrumParameter(
        "power", .positive, unit: "GW", fallback: "4.25", help: "The thermal power."),
      SpectrumParameter(
        "distance", .positive, unit: "m", fallback: "72",
        help: "How far the core is from the target."),
      SpectrumParameter(
        "breeding", .nonNegative, fallback: "0.6",
        help: "Captures on uranium 238 for each fission."),
    ]
    + zip(ReactorFuel.allCases, Reactor.Fuel.pressurisedWater.shares).map { fuel, share in
      SpectrumParameter(
        fuel.word, .within(0...1), fallback: "\(share)", help: "The share of the fissions.")
    }
}
