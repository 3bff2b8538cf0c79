import Numerics

/// Integrals, sums, scales and cuts: each of the last three gives a new spectrum.
extension Spectrum {
  /// All counts, per tonne and year.
  public var total: Double {
    counts(from: domain.lowerBound, to: domain.upperBound)
  }

  /// The counts between two energies, lines included, per tonne and year: exact for the table.
  public func counts(from lower: Double, to upper: Double) -> Double {
    var sum = CompensatedSum()
    for line in lines where (lower...max(lower, upper)).contains(line.energy) { sum.add(line.rate) }
    for index in energies.indices.dropLast() {
      let start = max(lower, energies[index])
      let end = min(upper, energies[index + 1])
      if start < end { sum.add((end - start) * (rate(at: start) + rate(at: end)) / 2) }
    }
    return sum.value
  }

  /// The same spectrum with all counts multiplied.
  public func scaled(by factor: Double) -> Spectrum {
    precondition(factor >= 0, "Spectrum: factor is \(factor), expected zero or positive")
    return with(
      rates: rates.map { $0 * factor },
      lines: lines.map { RateLine(energy: $0.energy, rate: $0.rate * factor) })
  }

  /// The part between two energies; straight lines are cut where they are.
  ///
  /// A line at an end belongs to the part.
  public func cut(to range: ClosedRange<Double>) throws(SpectraError) -> Spectrum {
    let whole = domain
    guard range.lowerBound < whole.upperBound, whole.lowerBound < range.upperBound,
      range.lowerBound < range.upperBound
    else {
      throw .badEnergies(
        found: "a cut from \(range.lowerBound) to \(range.upperBound) keV",
        expected: "a part of \(whole.lowerBound) to \(whole.upperBound) keV")
    }
    let part = range.clamped(to: whole)
    let inside = energies.filter { part.lowerBound < $0 && $0 < part.upperBound }
    let grid = [part.lowerBound] + inside + [part.upperBound]
    return try Spectrum(
      name: name, recoil: recoil, energies: grid, rates: grid.map { rate(at: $0) },
      lines: lines.filter { range.contains($0.energy) },
      relativeUncertainty: relativeUncertainty, source: source)
  }

  /// The sum of spectra of the same kind of recoil, on all their energies together.
  ///
  /// Where one begins or ends amid the others, the sum jumps within the last digit of the energy, so
  /// that counts are conserved. The normalisations are taken as independent.
  public static func sum(_ spectra: [Spectrum], name: String) throws(SpectraError) -> Spectrum {
    guard let first = spectra.first else {
      throw .badEnergies(found: "no spectra to sum", expected: "at least one")
    }
    if let other = spectra.first(where: { $0.recoil != first.recoil }) {
      throw .badParameter(
        source: name, name: other.name, found: "the recoil '\(other.recoil.rawValue)'",
        expected: "'\(first.recoil.rawValue)' as in '\(first.name)'")
    }
    let range = spectra.reduce(first.domain) {
      min($0.lowerBound, $1.domain.lowerBound)...max($0.upperBound, $1.domain.upperBound)
    }
    let jumps = spectra.flatMap { [$0.domain.lowerBound, $0.domain.upperBound] }
      .filter { range.lowerBound < $0 && $0 < range.upperBound }
    let grid = Set(spectra.flatMap(\.energies) + jumps.map(\.nextDown)).sorted()
    let totals = spectra.map(\.total)
    let all = totals.reduce(0, +)
    let variance = zip(spectra, totals).reduce(0) { sum, part in
      sum + (part.0.relativeUncertainty * part.1) * (part.0.relativeUncertainty * part.1)
    }
    return try Spectrum(
      name: name, recoil: first.recoil, energies: grid,
      rates: grid.map { energy in
        spectra.reduce(0) { sum, part in
          let hasEnded = energy == part.domain.upperBound && energy < range.upperBound
          return hasEnded ? sum : sum + part.rate(at: energy)
        }
      },
      lines: spectra.flatMap(\.lines),
      relativeUncertainty: all > 0 ? variance.squareRoot() / all : 0,
      source: Source(
        spectra.map(\.source.citation).joined(separator: "; "), at: "", note: "a sum",
        reading: .derived))
  }

  private func with(rates: [Double], lines: [RateLine]) -> Spectrum {
    Spectrum(
      unchecked: name, recoil, energies, rates, lines, relativeUncertainty, source)
  }
}
