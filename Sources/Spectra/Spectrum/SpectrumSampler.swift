public import Numerics

/// Draws energies from a spectrum exactly as its table states them.
///
/// The continuous part by the inverse of its cumulative, the lines by their share of the counts.
public struct SpectrumSampler: Sendable {
  private let continuum: TabulatedDensity?
  private let lineEnergies: [Double]
  /// The parts: the continuum first, where there is one, then each line.
  private let parts: AliasTable

  /// Prepares to draw; a spectrum without any counts cannot be drawn from.
  public init(_ spectrum: Spectrum) throws(SpectraError) {
    guard spectrum.total > 0 else {
      throw .badEnergies(
        found: "no counts in '\(spectrum.name)'", expected: "some, to draw energies from them")
    }
    lineEnergies = spectrum.lines.map(\.energy)
    continuum =
      spectrum.rates.contains { $0 > 0 }
      ? TabulatedDensity(nodes: spectrum.energies, values: spectrum.rates, shape: .linear) : nil
    parts = AliasTable(
      weights: (continuum.map { [$0.integral] } ?? []) + spectrum.lines.map(\.rate))
  }

  /// One energy, keV.
  public func sample(using stream: inout RandomStream) -> Double {
    let part = lineEnergies.isEmpty ? 0 : parts.sample(using: &stream)
    guard let continuum else { return lineEnergies[part] }
    return part == 0 ? continuum.sample(using: &stream) : lineEnergies[part - 1]
  }

  /// Fills `energies` with draws, those of `sample(using:)` in order.
  public func fill(_ energies: inout MutableSpan<Double>, using stream: inout RandomStream) {
    for index in energies.indices { energies[index] = sample(using: &stream) }
  }
}
