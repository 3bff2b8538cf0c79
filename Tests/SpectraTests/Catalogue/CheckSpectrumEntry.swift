import Spectra
import Testing

/// Checks what the catalogue promises of an entry: words, fallbacks, and a sound source.
func checkSpectrumEntry(
  _ entry: SpectrumEntry, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let isWord = { (name: String) in
    name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } && !name.isEmpty
  }
  #expect(isWord(entry.name), sourceLocation: sourceLocation)
  #expect(
    entry.summary.hasSuffix(".") && entry.summary.count <= 80, sourceLocation: sourceLocation)
  #expect(entry.citation.count > 5, sourceLocation: sourceLocation)
  let reserved = ["energies", "format", "integrate", "plot", "csv", "help"]
  for parameter in entry.parameters {
    #expect(isWord(parameter.name), sourceLocation: sourceLocation)
    #expect(!reserved.contains(parameter.name), sourceLocation: sourceLocation)
    #expect(parameter.help.hasSuffix("."), sourceLocation: sourceLocation)
    #expect(
      entry.parameters.count { $0.name == parameter.name } == 1, sourceLocation: sourceLocation)
    // Nothing below the domain of a number is taken, and no word where a number is due.
    let wrong =
      switch parameter.domain {
      case .choice, .material, .number: "nonsense"
      case .table: ""
      case .positive: "0"
      case .nonNegative: "-1e-3"
      case .within(let range): "\(range.upperBound + 1)"
      }
    #expect(
      throws: SpectraError.badParameter(
        source: entry.name, name: parameter.name, found: "'\(wrong)'",
        expected: parameter.domain.wording), sourceLocation: sourceLocation
    ) {
      try entry.source([parameter.name: wrong])
    }
  }
  let source = try entry.source()
  checkRateSource(source, sourceLocation: sourceLocation)
  let all = source.counts(from: source.domain.lowerBound, to: source.domain.upperBound)
  #expect(all > 0 && all.isFinite, "\(all) counts", sourceLocation: sourceLocation)
}
