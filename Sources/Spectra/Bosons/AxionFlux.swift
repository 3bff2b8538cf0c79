import Numerics

/// The axions that the Sun sends through an area: a spectrum and lines.
public struct AxionFlux: Sendable {
  /// The energies between which the continuous flux is known, keV.
  public let domain: ClosedRange<Double>
  /// Energies at which its slope jumps, keV.
  public let breaks: [Double]
  /// Energies with the particles per area and time that have them.
  public let lines: [(energy: Double, flux: Double)]
  /// One standard deviation of the flux, as a fraction of it.
  public let relativeUncertainty: Double
  /// Where the numbers come from.
  public let source: Source
  private let density: @Sendable (Double) -> Double

  /// A flux of one's own.
  ///
  /// - Parameters:
  ///   - domain: The energies between which the continuous flux is known, keV.
  ///   - breaks: Energies at which its slope jumps, keV.
  ///   - lines: Energies with the particles per area and time that have them.
  ///   - relativeUncertainty: One standard deviation of the flux, as a fraction of it.
  ///   - source: Where the numbers come from.
  ///   - density: The continuous flux per area, time and energy.
  public init(
    domain: ClosedRange<Double>, breaks: [Double] = [],
    lines: [(energy: Double, flux: Double)] = [], relativeUncertainty: Double, source: Source,
    density: @escaping @Sendable (Double) -> Double
  ) {
    self.domain = domain
    self.breaks = breaks
    self.lines = lines
    self.relativeUncertainty = relativeUncertainty
    self.source = source
    self.density = density
  }

  /// The continuous flux per area, time and energy; zero outside the domain.
  public func callAsFunction(_ energy: Double) -> Double {
    domain.contains(energy) ? density(energy) : 0
  }

  /// Atomic recombination, bremsstrahlung and Compton scattering, by the coupling to electrons.
  public static func electrons(coupling: Double) -> AxionFlux {
    let ratio = coupling / SolarAxion.referenceElectronCoupling
    let table = SolarAxion.electronCoupling.scaled(by: ratio * ratio)
    return AxionFlux(
      domain: table.domain, breaks: table.arguments, relativeUncertainty: 0.05,
      source: table.source, density: { table($0) })
  }

  /// The Primakoff effect in the Sun's plasma, by the coupling to photons, an inverse energy.
  ///
  /// Between 0.5 and 15 keV: the formula was made for 1 to 11.
  public static func photons(coupling: Double) -> AxionFlux {
    AxionFlux(
      domain: 0.5...15, relativeUncertainty: 0.05, source: SolarAxion.photonCouplingSource,
      density: { SolarAxion.photonCoupling(at: $0, coupling: coupling) })
  }

  /// The line of thermally excited iron 57, by the effective coupling to nucleons.
  ///
  /// Its thermal width of 2 eV is far below any resolution.
  public static func iron57(coupling: Double) -> AxionFlux {
    AxionFlux(
      domain: SolarAxion.ironLineEnergy...SolarAxion.ironLineEnergy,
      lines: [(SolarAxion.ironLineEnergy, SolarAxion.ironLineFlux.value * coupling * coupling)],
      relativeUncertainty: SolarAxion.ironLineFlux.relativeUncertainty,
      source: SolarAxion.ironLineFlux.source, density: { _ in 0 })
  }
}
