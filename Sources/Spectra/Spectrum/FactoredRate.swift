import Numerics

/// A source times a factor of the energy: an efficiency, or a correction that a table states.
///
/// A random-phase correction of electrons' binding, where none comes with the program, is such a
/// table. Outside the table the factor is that of its nearer end.
public struct FactoredRate: RateSource {
  public let recoil: RecoilKind
  public let lines: [RateLine]
  public let breaks: [Double]
  public let source: Source
  private let base: any RateSource
  private let factor: LinearInterpolant

  public var domain: ClosedRange<Double> { base.domain }
  public var relativeUncertainty: Double { base.relativeUncertainty }

  /// A source times a factor.
  ///
  /// - Parameters:
  ///   - base: The source.
  ///   - energies: Where the factor is stated: at least two, increasing, keV.
  ///   - factors: As many, not negative, joined by straight lines.
  ///   - factorSource: Where the factor comes from.
  /// - Throws: `SpectraError` where the columns are not those of a factor.
  public init(
    _ base: any RateSource, energies: [Double], factors: [Double], source factorSource: Source
  ) throws(SpectraError) {
    try Spectrum.check(energies, rates: factors)
    do {
      factor = LinearInterpolant(through: try CurvePoints(x: energies, y: factors), beyond: .clamp)
    } catch {
      throw .badEnergies(found: "a factor that is no curve (\(error))", expected: "a curve")
    }
    let factor = factor
    self.base = base
    recoil = base.recoil
    breaks = base.breaks + energies
    source = .joined([base.source, factorSource])
    lines = base.lines.map {
      RateLine(energy: $0.energy, rate: $0.rate * factor.value(at: $0.energy))
    }
  }

  public func rate(at energy: Double) -> Double {
    base.rate(at: energy) * factor.value(at: energy)
  }
}
