import Numerics
import Spectra
import Testing

/// Checks what every source of a rate promises, whatever its physics.
func checkRateSource(
  _ source: some RateSource, sourceLocation: SourceLocation = #_sourceLocation
) {
  let domain = source.domain
  let width = domain.upperBound - domain.lowerBound
  #expect(domain.lowerBound >= 0 && domain.upperBound.isFinite, sourceLocation: sourceLocation)
  #expect(
    source.relativeUncertainty >= 0 && source.relativeUncertainty.isFinite,
    sourceLocation: sourceLocation)
  #expect(!source.source.citation.isEmpty, sourceLocation: sourceLocation)

  let inside = (0...500).map { domain.lowerBound + width * Double($0) / 500 }
  let rates = source.rates(at: inside)
  #expect(rates.allSatisfy { $0.isFinite && $0 >= 0 }, sourceLocation: sourceLocation)
  #expect(rates == inside.map { source.rate(at: $0) }, sourceLocation: sourceLocation)
  for outside in [domain.lowerBound - 1e-3, domain.upperBound + 1e-3, domain.upperBound * 10 + 1] {
    #expect(source.rate(at: outside) == 0, "at \(outside) keV", sourceLocation: sourceLocation)
  }

  let breaks = source.breaks
  #expect(
    zip(breaks, breaks.dropFirst()).allSatisfy { $0 < $1 }, "breaks rise",
    sourceLocation: sourceLocation)
  let lines = source.lines.map(\.energy)
  #expect(
    zip(lines, lines.dropFirst()).allSatisfy { $0 <= $1 }, "lines rise",
    sourceLocation: sourceLocation)

  // Counts add up over neighbouring intervals.
  guard width > 0 else { return }
  let middle = domain.lowerBound + 0.371 * width
  let whole = source.counts(from: domain.lowerBound, to: domain.upperBound)
  let parts =
    source.counts(from: domain.lowerBound, to: middle)
    + source.counts(from: middle, to: domain.upperBound)
  #expect(abs(parts - whole) <= 2e-6 * whole, sourceLocation: sourceLocation)
}
