import Numerics

extension SpectrumEntry {
  /// Light bosons of the halo and of the Sun, and mirror electrons.
  public static let bosons: [SpectrumEntry] = halo + solarAxions + mirror

  private static let absorber = SpectrumParameter(
    "target", .choice(AbsorptionTarget.names), fallback: Target.xenon.name,
    help: "The material that absorbs.")
  private static let mass = SpectrumParameter(
    "mass", .within(0.1...500), unit: "keV", fallback: "10", help: "The mass of the boson.")
  private static let density = SpectrumParameter(
    "density", .positive, unit: "GeV/cm3", fallback: "0.3",
    help: "The local density of dark matter.")

  private static func electronCoupling(_ fallback: String) -> SpectrumParameter {
    SpectrumParameter(
      "electron-coupling", .nonNegative, fallback: fallback,
      help: "The coupling of axions to electrons, g_ae.")
  }

  private static func photonCoupling(_ fallback: String) -> SpectrumParameter {
    SpectrumParameter(
      "photon-coupling", .nonNegative, unit: "1/GeV", fallback: fallback,
      help: "The coupling of axions to photons; other than zero on xenon only.")
  }

  private static let halo = [
    SpectrumEntry(
      "alp", summary: "Axion-like particles of the halo, absorbed by electrons.",
      citation: "Pospelov, Ritz and Voloshin, arXiv:0807.3279",
      parameters: [mass, electronCoupling("1e-14"), density, absorber]
    ) { settings throws(SpectraError) in
      try absorption(
        .axionLike(electronCoupling: settings.number("electron-coupling")), "alp", settings)
    },
    SpectrumEntry(
      "dark-photon", summary: "Dark photons of the halo, absorbed by electrons.",
      citation: "An, Pospelov, Pradler and Ritz, arXiv:1412.8378",
      parameters: [
        mass,
        SpectrumParameter(
          "kinetic-mixing", .nonNegative, fallback: "1e-16",
          help: "The mixing with the photon, epsilon."),
        density, absorber,
      ]
    ) { settings throws(SpectraError) in
      try absorption(
        .darkPhoton(kineticMixing: settings.number("kinetic-mixing")), "dark-photon", settings)
    },
  ]

  private static func absorption(
    _ boson: BosonAbsorption.Boson, _ name: String, _ settings: SpectrumSettings
  ) throws(SpectraError) -> any RateSource {
    BosonAbsorption(
      boson, mass: try settings.number("mass"),
      target: try AbsorptionTarget(settings.target(), for: name),
      density: try settings.number("density") * Units.GeV * Units.perCubicCentimetre)
  }

  private static let solarAxions = [
    SpectrumEntry(
      "axion-abc", summary: "Solar axions made by electrons, absorbed by electrons.",
      citation: "Redondo, arXiv:1310.0823; axio-electric effect: arXiv:1007.1833",
      parameters: [electronCoupling("1e-12"), absorber]
    ) { settings throws(SpectraError) in
      let coupling = try settings.number("electron-coupling")
      return try SolarAxionRate(
        of: .electrons(coupling: coupling), electronCoupling: coupling,
        on: settings.target(), name: "axion-abc")
    },
    SpectrumEntry(
      "axion-primakoff", summary: "Solar axions made by photons, detected by xenon's charges.",
      citation: "CAST, arXiv:hep-ex/0702006; Abe, Hamaguchi and Nagata, arXiv:2012.02508",
      parameters: [photonCoupling("3e-10"), electronCoupling("0"), absorber]
    ) { settings throws(SpectraError) in
      let coupling = try settings.number("photon-coupling") / Units.GeV
      return try SolarAxionRate(
        of: .photons(coupling: coupling),
        electronCoupling: settings.number("electron-coupling"), photonCoupling: coupling,
        on: settings.target(), name: "axion-primakoff")
    },
    SpectrumEntry(
      "axion-iron57", summary: "Solar axions of the 14.4 keV line of iron 57.",
      citation: "CAST, arXiv:0906.4488; axio-electric effect: arXiv:1007.1833",
      parameters: [
        SpectrumParameter(
          "nucleon-coupling", .nonNegative, fallback: "1e-6",
          help: "The effective coupling to nucleons, -1.19 g_0 + g_3."),
        electronCoupling("1e-12"), photonCoupling("0"), absorber,
      ]
    ) { settings throws(SpectraError) in
      try SolarAxionRate(
        of: .iron57(coupling: settings.number("nucleon-coupling")),
        electronCoupling: settings.number("electron-coupling"),
        photonCoupling: settings.number("photon-coupling") / Units.GeV,
        on: settings.target(), name: "axion-iron57")
    },
  ]

  private static let mirror = [
    SpectrumEntry(
      "mirror-electron", summary: "Mirror electrons of a plasma halo, scattering on electrons.",
      citation: "Clarke and Foot, arXiv:1512.06471; LUX, arXiv:1908.03479",
      parameters: [
        SpectrumParameter(
          "kinetic-mixing", .nonNegative, fallback: "1e-12",
          help: "The mixing of photon and mirror photon, epsilon."),
        SpectrumParameter(
          "temperature", .within(0.01...10), unit: "keV", fallback: "0.3",
          help: "The temperature of the mirror electrons at the Earth."),
        SpectrumParameter(
          "density", .nonNegative, unit: "1/cm3", fallback: "0.16",
          help: "The number of mirror electrons at the Earth; 0.16 without shielding."),
        absorber,
      ]
    ) { settings throws(SpectraError) in
      try MirrorElectronRate(
        kineticMixing: settings.number("kinetic-mixing"),
        temperature: settings.number("temperature"),
        density: settings.number("density") * Units.perCubicCentimetre,
        on: settings.target(), name: "mirror-electron")
    }
  ]
}
