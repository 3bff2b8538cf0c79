/// The moments of all neutrinos of one kind above any energy.
struct CumulativeFlux: Sendable {
  /// The kind; where a cross section is the same for all, any.
  let kind: NeutrinoKind
  private var spectra: [CumulativeSpectrum] = []
  private var lines: [(energy: Double, moments: FluxMoments)] = []

  init(of parts: [NeutrinoFlux.Part], kind: NeutrinoKind) {
    self.kind = kind
    for part in parts {
      switch part.shape {
      case .continuum(let spectrum): spectra.append(CumulativeSpectrum(spectrum))
      case .line(let energy, let flux):
        lines.append(
          (
            energy,
            FluxMoments(zeroth: flux, first: flux / energy, second: flux / (energy * energy))
          ))
      }
    }
  }

  func moments(above energy: Double) -> FluxMoments {
    var sum = FluxMoments()
    for spectrum in spectra { sum += spectrum.moments(above: energy) }
    for line in lines where line.energy >= energy { sum += line.moments }
    return sum
  }
}
