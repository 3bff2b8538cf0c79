/// The fluxes of the Sun, the air and the collapsed stars.
extension NeutrinoFlux {
  /// The neutrinos of reactions in the Sun, at the Earth's mean distance.
  ///
  /// - Parameters:
  ///   - reactions: The reactions, all of them unless said otherwise.
  ///   - model: The set of total fluxes.
  ///   - oscillation: How flavours change; `nil` leaves all of them electron neutrinos.
  /// - Returns: The flux; each reaction is an origin of its own.
  public static func sun(
    _ reactions: [SolarNeutrino] = SolarNeutrino.allCases, model: SolarModel = .conventions,
    oscillation: SolarOscillation? = SolarOscillation()
  ) -> NeutrinoFlux {
    let parts = reactions.flatMap { reaction in
      let flux = model.flux(of: reaction)
      let density = reaction.electronDensity.value
      func part(_ kind: NeutrinoKind, _ share: (Double) -> Double) -> [Part] {
        reaction.shape.scaled(by: flux.value, share).map {
          Part(
            kind, $0, origin: reaction.rawValue, relativeUncertainty: flux.relativeUncertainty)
        }
      }
      guard let oscillation else { return part(.electron) { _ in 1 } }
      let survival = { oscillation.survival(energy: $0, electronDensity: density) }
      return part(.electron, survival) + part(.muonOrTau) { 1 - survival($0) }
    }
    return NeutrinoFlux(
      parts,
      source: .joined(
        reactions.map { model.flux(of: $0).source } + reactions.map(\.shape.source)))
  }

  /// The neutrinos that cosmic rays make in the air, without oscillation.
  public static func atmosphere(at site: AtmosphericNeutrino.Site) -> NeutrinoFlux {
    let parts = AtmosphericNeutrino.allCases.map { neutrino in
      Part(
        neutrino.kind, .continuum(neutrino.flux(at: site)), origin: "atmosphere",
        relativeUncertainty: AtmosphericNeutrino.relativeUncertainty.value)
    }
    return NeutrinoFlux(parts, source: AtmosphericNeutrino.electron.flux(at: site).source)
  }

  /// The neutrinos of all past collapses of stars, shared equally by the six kinds.
  ///
  /// - Parameter total: All of them, per area and time.
  /// - Returns: The flux.
  public static func supernovae(
    total: Double = SupernovaBackground.totalFlux.value
  ) -> NeutrinoFlux {
    let kinds: [(kind: NeutrinoKind, share: Double)] = [
      (.electron, 1), (.electronAntineutrino, 1), (.muonOrTau, 2), (.muonOrTauAntineutrino, 2),
    ]
    let spectrum = SupernovaBackground.spectrum.normalized()
    let parts = kinds.map {
      Part(
        $0.kind, .continuum(spectrum.scaled(by: total * $0.share / 6)), origin: "supernovae",
        relativeUncertainty: SupernovaBackground.totalFlux.relativeUncertainty)
    }
    return NeutrinoFlux(parts, source: spectrum.source)
  }
}

extension SolarNeutrino.Shape {
  fileprivate var source: Source {
    switch self {
    case .continuum(let spectrum): spectrum.source
    case .lines(let lines): lines[0].source
    }
  }

  /// The shape times a flux, and times a share that depends on the energy.
  ///
  /// A table keeps its points: the share is smooth, the tables are fine.
  fileprivate func scaled(
    by flux: Double, _ share: (Double) -> Double
  ) -> [NeutrinoFlux.Part.Shape] {
    switch self {
    case .continuum(let spectrum):
      [
        .continuum(
          TabulatedFunction(
            arguments: spectrum.arguments,
            values: zip(spectrum.arguments, spectrum.values).map { $1 * flux * share($0) },
            interpolation: spectrum.interpolation, source: spectrum.source))
      ]
    case .lines(let lines):
      lines.map { .line(energy: $0.energy, flux: $0.fraction * flux * share($0.energy)) }
    }
  }
}

extension AtmosphericNeutrino {
  fileprivate var kind: NeutrinoKind {
    switch self {
    case .electron: .electron
    case .electronAntineutrino: .electronAntineutrino
    case .muon: .muonOrTau
    case .muonAntineutrino: .muonOrTauAntineutrino
    }
  }
}
