import Numerics

/// The recoils that a flux of neutrinos makes in a target.
///
/// The sum over constituents and kinds of flux times cross section, above the threshold of the
/// recoil. The flux is integrated in closed form, so that a rate is exact for its table.
public struct NeutrinoRecoils: RateSource {
  public let recoil: RecoilKind
  public let domain: ClosedRange<Double>
  public let breaks: [Double]
  public let relativeUncertainty: Double
  public let source: Source
  private let scatterings: [any NeutrinoScattering]
  private let fluxes: [CumulativeFlux]

  /// The recoils of nuclei by coherent scattering.
  public static func nuclear(
    _ flux: NeutrinoFlux, on target: Target, mixing: WeakMixing
  ) -> NeutrinoRecoils {
    NeutrinoRecoils(
      flux, scatterings: target.nuclei.map { CoherentScattering(on: $0, mixing: mixing) },
      recoil: .nuclear)
  }

  /// The recoils of electrons.
  public static func electronic(
    _ flux: NeutrinoFlux, on target: Target, interaction: ElectronInteraction,
    binding: ElectronBinding
  ) throws(SpectraError) -> NeutrinoRecoils {
    let scattering = try ElectronScattering(interaction, on: target, binding: binding)
    return NeutrinoRecoils(flux, scatterings: [scattering], recoil: .electronBeta)
  }

  /// The recoils by any scattering on the constituents of a material.
  ///
  /// - Parameters:
  ///   - flux: The neutrinos.
  ///   - scatterings: One for each constituent, all of the same formula.
  ///   - recoil: What recoils.
  public init(
    _ flux: NeutrinoFlux, scatterings: [any NeutrinoScattering], recoil: RecoilKind
  ) {
    guard let first = scatterings.first else {
      preconditionFailure("NeutrinoRecoils: no scatterings, expected at least one")
    }
    let largest = scatterings.reduce(0) { max($0, $1.largestRecoil(of: flux.largestEnergy)) }
    precondition(
      first.smallestRecoil < largest,
      "NeutrinoRecoils: recoils reach \(largest) keV, expected more than \(first.smallestRecoil)")
    self.recoil = recoil
    self.scatterings = scatterings
    domain = first.smallestRecoil...largest
    fluxes = Self.cumulative(flux.parts, flavours: first.flavours)
    let ends = flux.parts.flatMap { part -> [Double] in
      guard case .line(let energy, _) = part.shape else { return [] }
      return scatterings.map { $0.largestRecoil(of: energy) }
    }
    breaks = Set(ends + scatterings.flatMap(\.edges)).filter(domain.contains).sorted()
    source = .joined([first.source, flux.source])
    relativeUncertainty = Self.uncertainty(of: flux, scatterings, probe: min(1, 0.1 * largest))
  }

  public func rate(at recoil: Double) -> Double {
    guard domain.contains(recoil) else { return 0 }
    return Self.rate(at: recoil, scatterings, fluxes)
  }

  private static func rate(
    at recoil: Double, _ scatterings: [any NeutrinoScattering], _ fluxes: [CumulativeFlux]
  ) -> Double {
    var sum = 0.0
    for scattering in scatterings {
      let threshold = scattering.threshold(of: recoil)
      for flux in fluxes {
        sum += scattering.crossSection(at: recoil, for: flux.kind)
          .folded(with: flux.moments(above: threshold))
      }
    }
    // At the very end of a spectrum rounding may leave a negative number.
    return max(sum, 0) * Units.year
  }

  private static func cumulative(
    _ parts: [NeutrinoFlux.Part], flavours: FlavourDependence
  ) -> [CumulativeFlux] {
    switch flavours {
    case .blind:
      [CumulativeFlux(of: parts, kind: .electron)]
    case .distinct:
      NeutrinoKind.allCases.compactMap { kind in
        let ofKind = parts.filter { $0.kind == kind }
        return ofKind.isEmpty ? nil : CumulativeFlux(of: ofKind, kind: kind)
      }
    }
  }

  /// The uncertainty of the flux, each origin weighted by its counts at one recoil.
  ///
  /// Parts of one origin move together, origins independently of each other. Cross sections are
  /// taken as exact.
  private static func uncertainty(
    of flux: NeutrinoFlux, _ scatterings: [any NeutrinoScattering], probe: Double
  ) -> Double {
    var total = 0.0
    var variance = 0.0
    for (index, first) in flux.parts.enumerated()
    where flux.parts.firstIndex(where: { $0.origin == first.origin }) == index {
      let parts = flux.parts.filter { $0.origin == first.origin }
      let rate = rate(
        at: probe, scatterings, cumulative(parts, flavours: scatterings[0].flavours))
      let deviation = rate * first.relativeUncertainty
      total += rate
      variance += deviation * deviation
    }
    return total > 0 ? variance.squareRoot() / total : 0
  }
}
