import Numerics

/// The electrons that a beta emitter, dissolved in the target, leaves in it.
///
/// A decay to an excited level comes with gamma rays and conversion electrons at once: the
/// detector sees their energy together with the electron's, unless all of them escape.
public struct BetaRate: RateSource {
  public let recoil = RecoilKind.electronBeta
  public let domain: ClosedRange<Double>
  public let breaks: [Double]
  public let relativeUncertainty: Double
  public let source: Source

  /// A shape that begins at an energy, with its counts per tonne and year.
  private struct Part {
    let shape: BetaShape
    let start: Double
    let counts: Double
  }

  private let parts: [Part]

  /// The rate of a beta emitter.
  ///
  /// - Parameters:
  ///   - decay: The nuclide and its branches, whose shares are brought to a sum of one.
  ///   - activity: How often it decays.
  ///   - groundState: The share of decays to the lowest level, where another one is known than the
  ///     evaluated; the other branches shrink or grow together.
  ///   - escape: The share of the decays to excited levels whose gamma rays all leave unseen.
  ///   - factor: The shape factor of the lowest level, where another one is known than that of the
  ///     kind of the transition.
  ///   - relativeUncertainty: That of the rate.
  public init(
    _ decay: BetaDecay, activity: Activity, groundState: Double? = nil, escape: Double = 0,
    factor: BetaShape.Factor? = nil, relativeUncertainty: Double = 0
  ) {
    precondition(
      (0...1).contains(escape) && (0...1).contains(groundState ?? 0),
      "BetaRate: escape is \(escape) and ground state \(groundState ?? 0), expected 0 to 1")
    let nucleus = FermiFunction(
      daughterAtomicNumber: decay.daughterAtomicNumber, massNumber: decay.massNumber)
    var parts: [Part] = []
    for (index, share) in Self.shares(decay, groundState: groundState).enumerated() {
      let branch = decay.branches[index]
      let shape = BetaShape(
        endPoint: decay.endPoint(of: branch), nucleus: nucleus,
        factor: (index == 0 ? factor : nil) ?? .init(branch.transition))
      let counts = share * activity.decays
      let alone = branch.levelEnergy > 0 ? escape : 0
      parts.append(
        Part(shape: shape, start: branch.levelEnergy, counts: counts * (1 - alone)))
      if alone > 0 { parts.append(Part(shape: shape, start: 0, counts: counts * alone)) }
    }
    self.parts = parts
    let ends = parts.map { $0.start + $0.shape.endPoint }
    domain = (parts.map(\.start).min() ?? 0)...(ends.max() ?? 0)
    breaks = Set(parts.map(\.start) + parts.map { $0.start + nucleus.screening } + ends).sorted()
    self.relativeUncertainty = relativeUncertainty
    source = Source(
      decay.decayEnergy.source.citation, at: decay.decayEnergy.source.locator,
      note: "\(decay.parent): end points and shares; spectrum by the Fermi function with finite "
        + "size and screening", reading: .derived)
  }

  private static func shares(_ decay: BetaDecay, groundState: Double?) -> [Double] {
    let fractions = decay.branches.map(\.fraction)
    let sum = fractions.reduce(0, +)
    guard let groundState else { return fractions.map { $0 / sum } }
    let others = sum - fractions[0]
    return [groundState]
      + fractions.dropFirst().map { others > 0 ? $0 / others * (1 - groundState) : 0 }
  }

  public func rate(at energy: Double) -> Double {
    var sum = 0.0
    for part in parts where energy >= part.start {
      sum += part.counts * part.shape.density(at: energy - part.start)
    }
    return sum
  }
}
