import Numerics

/// A set of total fluxes of solar neutrinos at the Earth's mean distance from the Sun.
public enum SolarModel: String, Sendable, CaseIterable, Codable {
  /// The Barcelona 2016 model with the older, higher abundances of heavy elements.
  case highMetallicity = "B16-GS98"
  /// The Barcelona 2016 model with the newer, lower abundances of heavy elements.
  case lowMetallicity = "B16-AGSS09met"
  /// The conventions of direct dark matter searches: the high fluxes, but boron 8 as measured.
  case conventions

  /// The flux of a reaction's neutrinos, all flavours, before any oscillation.
  public func flux(of reaction: SolarNeutrino) -> Measured {
    switch (self, reaction) {
    case (.conventions, .boron8):
      Measured(
        5.25e6 * Units.perSquareCentimetreSecond,
        uncertainty: 0.20e6 * Units.perSquareCentimetreSecond, source: Self.measuredBoron)
    case (.highMetallicity, _), (.conventions, _):
      Self.highFlux(of: reaction)
    case (.lowMetallicity, _):
      Self.lowFlux(of: reaction)
    }
  }

  private static func highFlux(of reaction: SolarNeutrino) -> Measured {
    switch reaction {
    case .protonProton: modelled(5.98e10, 0.006)
    case .pep: modelled(1.44e8, 0.01)
    case .hep: modelled(7.98e3, 0.30)
    case .beryllium7: modelled(4.93e9, 0.06)
    case .boron8: modelled(5.46e6, 0.12)
    case .nitrogen13: modelled(2.78e8, 0.15)
    case .oxygen15: modelled(2.05e8, 0.17)
    case .fluorine17: modelled(5.29e6, 0.20)
    }
  }

  private static func lowFlux(of reaction: SolarNeutrino) -> Measured {
    switch reaction {
    case .protonProton: modelled(6.03e10, 0.005)
    case .pep: modelled(1.46e8, 0.009)
    case .hep: modelled(8.25e3, 0.30)
    case .beryllium7: modelled(4.50e9, 0.06)
    case .boron8: modelled(4.50e6, 0.12)
    case .nitrogen13: modelled(2.04e8, 0.14)
    case .oxygen15: modelled(1.44e8, 0.16)
    case .fluorine17: modelled(3.26e6, 0.18)
    }
  }

  private static func modelled(_ flux: Double, _ relative: Double) -> Measured {
    Measured(
      flux * Units.perSquareCentimetreSecond, relative: relative,
      source: Source(
        "Vinyoles and others, Astrophys. J. 835 (2017) 202, table 6", at: "arXiv:1611.09867",
        note: "as held by the program PEANUTS, which rounds 17F at high metallicity to 5.28; "
          + "NeutrinoFog and SNuDD hold 5.29"))
  }

  private static let measuredBoron = Source(
    "SNO collaboration, Phys. Rev. C 88 (2013) 025501; Baxter and others, Eur. Phys. J. C 81 "
      + "(2021) 907",
    at: "arXiv:1109.0763, arXiv:2105.00599",
    note: "the conventions take the measured flux for 8B and the high-metallicity model "
      + "otherwise", reading: .remembered)
}
