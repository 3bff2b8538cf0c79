import Numerics

/// A spectrum: rates on a grid of energies, joined by straight lines, and lines beside them.
///
/// Rates are in counts per tonne, year and keV. A spectrum is a value: it crosses to other rooms as
/// its energies and rates.
public struct Spectrum: Sendable, Equatable {
  /// What the counts are of.
  public let name: String
  /// The kind of recoil.
  public let recoil: RecoilKind
  /// The energies, increasing, keV.
  public let energies: [Double]
  /// The rate at each energy, counts per tonne, year and keV.
  public let rates: [Double]
  /// Counts at single energies, in the order of the energies.
  public let lines: [RateLine]
  /// One standard deviation of the normalisation, as a fraction of it.
  public let relativeUncertainty: Double
  /// Where formula and numbers come from.
  public let source: Source

  /// Creates a spectrum from a table.
  ///
  /// - Parameters:
  ///   - name: What the counts are of.
  ///   - recoil: The kind of recoil.
  ///   - energies: At least two, increasing, keV.
  ///   - rates: As many, not negative, counts per tonne, year and keV.
  ///   - lines: Counts at single energies between the first and the last.
  ///   - relativeUncertainty: That of the normalisation.
  ///   - source: Where the numbers come from.
  /// - Throws: `SpectraError` where the numbers are not those of a spectrum.
  public init(
    name: String, recoil: RecoilKind, energies: [Double], rates: [Double],
    lines: [RateLine] = [], relativeUncertainty: Double = 0, source: Source
  ) throws(SpectraError) {
    try Self.check(energies, rates: rates)
    let range = energies[0]...energies[energies.count - 1]
    if let outside = lines.first(where: { !range.contains($0.energy) }) {
      throw .badEnergies(
        found: "a line at \(outside.energy) keV",
        expected: "lines from \(range.lowerBound) to \(range.upperBound) keV as the table")
    }
    self.init(
      unchecked: name, recoil, energies, rates, lines, relativeUncertainty, source)
  }

  /// What a source gives on a grid of energies; lines beyond the grid are left out.
  public init(
    of rateSource: some RateSource, name: String, at energies: [Double]
  ) throws(SpectraError) {
    try Self.check(energies)
    let range = energies[0]...energies[energies.count - 1]
    try self.init(
      name: name, recoil: rateSource.recoil, energies: energies,
      rates: rateSource.rates(at: energies),
      lines: rateSource.lines.filter { range.contains($0.energy) },
      relativeUncertainty: rateSource.relativeUncertainty, source: rateSource.source)
  }

  init(
    unchecked name: String, _ recoil: RecoilKind, _ energies: [Double], _ rates: [Double],
    _ lines: [RateLine], _ relativeUncertainty: Double, _ source: Source
  ) {
    self.name = name
    self.recoil = recoil
    self.energies = energies
    self.rates = rates
    self.lines = lines.sorted { $0.energy < $1.energy }
    self.relativeUncertainty = relativeUncertainty
    self.source = source
  }

  /// Refuses energies that are not a grid: fewer than two, not finite, negative or not increasing.
  public static func check(_ energies: [Double]) throws(SpectraError) {
    guard energies.count > 1 else {
      throw .badEnergies(
        found: energies.isEmpty ? "none" : "a single one", expected: "at least two")
    }
    if let bad = energies.first(where: { !(0...1e30).contains($0) }) {
      throw .badEnergies(found: "\(bad) keV", expected: "numbers from 0 to 1e30")
    }
    for (lower, upper) in zip(energies, energies.dropFirst()) where !(lower < upper) {
      throw .badEnergies(found: "\(lower) keV before \(upper) keV", expected: "increasing numbers")
    }
  }

  /// Refuses columns that are not a spectrum: a bad grid, or rates that are missing or negative.
  static func check(_ energies: [Double], rates: [Double]) throws(SpectraError) {
    try check(energies)
    guard rates.count == energies.count else {
      throw .badEnergies(
        found: "\(energies.count) of them", expected: "one for each of \(rates.count) rates")
    }
    if let bad = rates.firstIndex(where: { !(0...1e100).contains($0) }) {
      throw .badEnergies(
        found: "the value \(rates[bad]) at \(energies[bad]) keV",
        expected: "a value from 0 to 1e100")
    }
  }

  /// The energies from the first to the last, keV.
  public var domain: ClosedRange<Double> { energies[0]...energies[energies.count - 1] }

  /// The rate at an energy between those of the grid; zero outside.
  public func rate(at energy: Double) -> Double {
    guard let first = energies.first, let last = energies.last, (first...last).contains(energy)
    else { return 0 }
    // The last energy at or below the one asked for, by halving.
    var low = 0
    var high = energies.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if energies[middle] <= energy { low = middle } else { high = middle }
    }
    let fraction = (energy - energies[low]) / (energies[high] - energies[low])
    return rates[low] * (1 - fraction) + rates[high] * fraction
  }
}
