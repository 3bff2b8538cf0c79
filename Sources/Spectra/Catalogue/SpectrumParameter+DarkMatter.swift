/// What the sources of dark matter have in common.
extension SpectrumParameter {
  static func particleMass(
    _ fallback: String, _ domain: Domain = .positive
  ) -> SpectrumParameter {
    SpectrumParameter(
      "mass", domain, unit: "GeV", fallback: fallback, help: "The mass of a particle.")
  }

  static let haloDensity = SpectrumParameter(
    "density", .positive, unit: "GeV/cm3", fallback: "0.3",
    help: "The density of dark matter around us.")

  static let mediatorMass = SpectrumParameter(
    "mediator-mass", .positive, unit: "GeV",
    help: "The mass of a light mediator; a heavy one where it is not given.")

  /// What differs between programs.
  ///
  /// Rates of wimprates 0.5.0 on xenon-average need its convention: the speeds' density integrates
  /// to 0.970 and the spins' structure functions are the middle of a printed band.
  static let convention = SpectrumParameter(
    "convention", .choice(["default", "physics", "wimprates"]), fallback: "default",
    help: "Whose halo normalisation and spin structure: the default is that of the program "
      + "wimprates for xenon-average and physics for all others.")

  /// The parameters of the standard halo.
  static let standardHalo = [
    haloDensity,
    SpectrumParameter(
      "v0", .within(10...10_000), unit: "km/s", fallback: "238",
      help: "The most probable speed, which is also that of the local standard of rest."),
    SpectrumParameter(
      "vesc", .within(10...10_000), unit: "km/s", fallback: "544",
      help: "The speed in the Galaxy's frame above which particles escape."),
    SpectrumParameter(
      "halo", .table,
      help: "A file of speeds at the Earth in km/s and their density, instead of the standard halo."
    ),
    SpectrumParameter(
      "day", .number, unit: "days since J2000.0", fallback: "\(EarthMotion.meanDay)",
      help: "The day of the Earth's orbit; the fallback stands for a year's mean."),
  ]

  static func crossSection(_ fallback: String, of what: String) -> SpectrumParameter {
    SpectrumParameter(
      "cross-section", .nonNegative, unit: "cm2", fallback: fallback,
      help: "The cross section on \(what).")
  }
}
