/// Neutrinos at the detector: how many of each kind and energy.
///
/// A flux is a value made of parts; a new origin of neutrinos is a new way to make one.
public struct NeutrinoFlux: Sendable, Equatable {
  /// The neutrinos of one kind from one origin.
  public struct Part: Sendable, Equatable {
    /// How their energies are spread.
    public enum Shape: Sendable, Equatable {
      /// Per area, time and energy; joined by straight lines or power laws.
      case continuum(TabulatedFunction)
      /// All at one energy in keV; the flux is per area and time.
      case line(energy: Double, flux: Double)
    }

    /// The kind.
    public let kind: NeutrinoKind
    /// How their energies are spread.
    public let shape: Shape
    /// What made them; parts of the same origin share the error of their normalisation.
    public let origin: String
    /// One standard deviation of the normalisation, as a fraction of it.
    public let relativeUncertainty: Double

    /// Creates a part.
    public init(
      _ kind: NeutrinoKind, _ shape: Shape, origin: String, relativeUncertainty: Double = 0
    ) {
      precondition(
        relativeUncertainty >= 0,
        "NeutrinoFlux: uncertainty is \(relativeUncertainty), expected zero or positive")
      switch shape {
      case .continuum(let spectrum):
        precondition(
          spectrum.interpolation != .exponential && spectrum.domain.lowerBound >= 0,
          "NeutrinoFlux: points joined by the rule \(spectrum.interpolation) from "
            + "\(spectrum.domain.lowerBound) keV, expected straight lines or power laws from zero "
            + "or more")
      case .line(let energy, let flux):
        precondition(
          energy > 0 && flux >= 0,
          "NeutrinoFlux: a line of \(flux) at \(energy) keV, expected a positive energy and a "
            + "flux that is not negative")
      }
      self.kind = kind
      self.shape = shape
      self.origin = origin
      self.relativeUncertainty = relativeUncertainty
    }

    /// The neutrinos of all energies, per area and time.
    public var total: Double {
      switch shape {
      case .continuum(let spectrum): spectrum.integral()
      case .line(_, let flux): flux
      }
    }

    /// The largest energy, keV.
    public var largestEnergy: Double {
      switch shape {
      case .continuum(let spectrum): spectrum.domain.upperBound
      case .line(let energy, _): energy
      }
    }

    func scaled(by factor: Double) -> Part {
      let scaled: Shape =
        switch shape {
        case .continuum(let spectrum): .continuum(spectrum.scaled(by: factor))
        case .line(let energy, let flux): .line(energy: energy, flux: flux * factor)
        }
      return Part(kind, scaled, origin: origin, relativeUncertainty: relativeUncertainty)
    }
  }

  /// The parts, in the order in which they are summed.
  public let parts: [Part]
  /// Where the numbers come from.
  public let source: Source

  /// Creates a flux from its parts.
  public init(_ parts: [Part], source: Source) {
    precondition(!parts.isEmpty, "NeutrinoFlux: no parts, expected at least one")
    self.parts = parts
    self.source = source
  }

  /// A flux of one kind with a spectrum of one's own.
  ///
  /// - Parameters:
  ///   - spectrum: The neutrinos per area, time and energy, native units.
  ///   - kind: Their kind.
  ///   - relativeUncertainty: That of the normalisation.
  public init(
    _ spectrum: TabulatedFunction, of kind: NeutrinoKind, relativeUncertainty: Double = 0
  ) {
    let part = Part(
      kind, .continuum(spectrum), origin: spectrum.source.citation,
      relativeUncertainty: relativeUncertainty)
    self.init([part], source: spectrum.source)
  }

  /// The neutrinos of all kinds and energies, per area and time.
  public var total: Double { parts.reduce(0) { $0 + $1.total } }

  /// The neutrinos of one kind, per area and time.
  public func total(of kind: NeutrinoKind) -> Double {
    parts.reduce(0) { $0 + ($1.kind == kind ? $1.total : 0) }
  }

  /// The largest energy of any neutrino, keV.
  public var largestEnergy: Double { parts.reduce(0) { max($0, $1.largestEnergy) } }

  /// The same neutrinos, all of them more or fewer by a factor.
  public func scaled(by factor: Double) -> NeutrinoFlux {
    precondition(factor >= 0, "NeutrinoFlux: factor is \(factor), expected zero or positive")
    return NeutrinoFlux(parts.map { $0.scaled(by: factor) }, source: source)
  }
}
