/// A rate known at some energies: a spectrum of the user's own, used as any other source.
public struct TabulatedRate: RateSource {
  public let recoil: RecoilKind
  public let lines: [RateLine]
  public let relativeUncertainty: Double
  public let source: Source
  private let table: TabulatedFunction

  public var domain: ClosedRange<Double> { table.domain }
  public var breaks: [Double] { table.arguments }

  /// A rate through the points of two columns, zero outside them.
  ///
  /// - Parameters:
  ///   - energies: At least two, increasing, keV.
  ///   - rates: As many, not negative, counts per tonne, year and keV.
  ///   - recoil: The kind of recoil.
  ///   - rule: How neighbouring points are joined.
  ///   - lines: Counts at single energies.
  ///   - relativeUncertainty: That of the normalisation.
  ///   - source: Where the numbers come from.
  /// - Throws: `SpectraError` where the columns are not those of a spectrum, or where the first
  ///   energy is zero and a power law has to begin there.
  public init(
    energies: [Double], rates: [Double], recoil: RecoilKind,
    joinedBy rule: TabulatedFunction.Interpolation = .linear, lines: [RateLine] = [],
    relativeUncertainty: Double = 0, source: Source
  ) throws(SpectraError) {
    try Spectrum.check(energies, rates: rates)
    guard rule != .powerLaw || energies[0] > 0 else {
      throw .badEnergies(
        found: "0 keV as the first", expected: "a positive energy where a power law begins")
    }
    table = TabulatedFunction(
      arguments: energies, values: rates, interpolation: rule, source: source)
    self.recoil = recoil
    self.lines = lines.sorted { $0.energy < $1.energy }
    self.relativeUncertainty = relativeUncertainty
    self.source = source
  }

  /// The rate of a spectrum.
  public init(_ spectrum: Spectrum) {
    table = TabulatedFunction(
      arguments: spectrum.energies, values: spectrum.rates, source: spectrum.source)
    recoil = spectrum.recoil
    lines = spectrum.lines
    relativeUncertainty = spectrum.relativeUncertainty
    source = spectrum.source
  }

  public func rate(at energy: Double) -> Double { table(energy) }
}
