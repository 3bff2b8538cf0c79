import Numerics

extension SpectrumEntry {
  /// The sources of dark matter.
  public static let darkMatter = [
    wimpSpinIndependent, wimpSpinDependent, wimpEffective, wimpInelastic, cosmicRayBoosted,
  ]

  private static let wimpSpinIndependent = SpectrumEntry(
    "wimp-si", summary: "Nuclear recoils of a WIMP that scatters whatever the spins.",
    citation: "Lewin and Smith, Astropart. Phys. 6 (1996) 87; arXiv:2105.00599",
    parameters: [
      .particleMass("50"), .crossSection("1e-47", of: "a proton"), isospinRatio, .mediatorMass,
      .target,
      .convention,
    ] + SpectrumParameter.standardHalo
  ) { settings throws(SpectraError) in
    try NuclearRecoilRate(
      of: settings.haloFlux(normalization: settings.followsWimprates() ? .wimprates : .one),
      through: SpinIndependent(
        mass: settings.particleMass(), crossSection: settings.crossSection(),
        neutronsToProtons: settings.number("isospin-ratio"), mediator: settings.mediator()),
      on: settings.target())
  }

  private static let wimpSpinDependent = SpectrumEntry(
    "wimp-sd", summary: "Nuclear recoils of a WIMP that scatters on the spins of nucleons.",
    citation: "Klos and others, arXiv:1304.7684; arXiv:2105.00599",
    parameters: [
      .particleMass("50"), .crossSection("1e-41", of: "a nucleon of the coupling"), coupling,
      .mediatorMass, .target, .convention,
    ] + SpectrumParameter.standardHalo
  ) { settings throws(SpectraError) in
    let followsWimprates = try settings.followsWimprates()
    return try NuclearRecoilRate(
      of: settings.haloFlux(normalization: followsWimprates ? .wimprates : .one),
      through: SpinDependent(
        mass: settings.particleMass(), crossSection: settings.crossSection(),
        coupling: settings.word("coupling") == "proton" ? .proton : .neutron,
        structure: followsWimprates ? .band : .fit, mediator: settings.mediator()),
      on: settings.target())
  }

  private static let wimpEffective = SpectrumEntry(
    "wimp-eft", summary: "Nuclear recoils of a WIMP through one operator of the effective theory.",
    citation: "Fitzpatrick and others, arXiv:1203.3542; Anand and others, arXiv:1308.6288",
    parameters: [
      .particleMass("50"), effectiveOperator, protonCoupling, neutronCoupling, spin, .target,
    ] + SpectrumParameter.standardHalo
  ) { settings throws(SpectraError) in
    let name = try settings.word("operator")
    // The parameter's domain lets no other word pass.
    let chosen = EffectiveOperator.allCases.first { $0.name == name } ?? .o1
    return try EffectiveInteraction.rate(
      of: settings.haloFlux(), spin: settings.word("spin") == "0" ? 0 : 0.5,
      couplings: EffectiveCouplings(
        chosen, proton: settings.number("coupling-proton") / electroweakScale,
        neutron: settings.number("coupling-neutron") / electroweakScale),
      on: settings.target())
  }

  private static let wimpInelastic = SpectrumEntry(
    "wimp-inelastic",
    summary: "Nuclear recoils of a WIMP that is lifted to a heavier state when it scatters.",
    citation: "D. Smith and N. Weiner, Phys. Rev. D 64 (2001) 043502; arXiv:hep-ph/0101138",
    parameters: [
      .particleMass("1000"), .crossSection("1e-45", of: "a proton"), splitting, isospinRatio,
      .target,
    ] + SpectrumParameter.standardHalo
  ) { settings throws(SpectraError) in
    try NuclearRecoilRate(
      of: settings.haloFlux(splitting: settings.number("splitting")),
      through: SpinIndependent(
        mass: settings.particleMass(), crossSection: settings.crossSection(),
        neutronsToProtons: settings.number("isospin-ratio")),
      on: settings.target())
  }

  private static let cosmicRayBoosted = SpectrumEntry(
    "cosmic-ray-boosted",
    summary: "Nuclear recoils of light dark matter that cosmic rays have struck.",
    citation: "Bringmann and Pospelov, arXiv:1810.10543; Boschini and others, arXiv:1704.06337",
    parameters: [
      .particleMass("0.001", .within(1e-9...10)),
      SpectrumParameter(
        "cross-section", .positive, unit: "cm2", fallback: "1e-32",
        help: "The cross section on a proton; the rate goes with its square."),
      SpectrumParameter(
        "distance", .positive, unit: "kpc", fallback: "10",
        help: "The effective depth of the cosmic rays looked through."),
      .haloDensity, .target,
    ]
  ) { settings throws(SpectraError) in
    try NuclearRecoilRate(
      of: CosmicRayBoostedFlux(
        mass: settings.particleMass(), crossSection: settings.crossSection(),
        distance: settings.number("distance") * Units.kiloparsec, density: settings.haloDensity()),
      through: SpinIndependent(
        mass: settings.particleMass(), crossSection: settings.crossSection()),
      on: settings.target())
  }
}

extension SpectrumEntry {
  private static let isospinRatio = SpectrumParameter(
    "isospin-ratio", .number, fallback: "1",
    help: "The coupling to neutrons over that to protons.")

  private static let coupling = SpectrumParameter(
    "coupling", .choice(["neutron", "proton"]), fallback: "neutron",
    help: "The nucleons that the particle couples to.")

  private static let effectiveOperator = SpectrumParameter(
    "operator", .choice(EffectiveOperator.allCases.map(\.name)), fallback: "o1",
    help: "The operator, in the numbering of arXiv:1308.6288.")

  private static let protonCoupling = SpectrumParameter(
    "coupling-proton", .number, unit: "1/(246.2 GeV)^2", fallback: "1e-3",
    help: "The operator's strength for protons.")

  private static let neutronCoupling = SpectrumParameter(
    "coupling-neutron", .number, unit: "1/(246.2 GeV)^2", fallback: "1e-3",
    help: "The operator's strength for neutrons.")

  private static let spin = SpectrumParameter(
    "spin", .choice(["1/2", "0"]), fallback: "1/2", help: "The spin of the particle.")

  private static let splitting = SpectrumParameter(
    "splitting", .number, unit: "keV", fallback: "100",
    help: "How much heavier the second state is; negative for a lighter one.")

  /// The square of the electroweak scale, in which strengths are quoted: arXiv:1308.6288.
  private static let electroweakScale = (246.2 * Units.GeV) * (246.2 * Units.GeV)
}
