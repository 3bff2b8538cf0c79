import Spectra
import Testing

struct SpectrumCatalogueTests {
  @Test(arguments: SpectrumCatalogue.entries.map(\.name))
  func entryKeepsWhatTheCataloguePromises(name: String) throws {
    try checkSpectrumEntry(SpectrumCatalogue.entry(named: name))
  }

  @Test func namesDiffer() {
    let names = SpectrumCatalogue.entries.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(!names.contains("list") && !names.contains("file"))
  }

  @Test func unknownNameGetsASentence() {
    let error = #expect(throws: SpectraError.self) {
      try SpectrumCatalogue.entry(named: "wimp-ss")
    }
    #expect(
      error?.description
        == "there is no spectrum 'wimp-ss'; 'darkfield spectrum list' names them all")
  }

  @Test func isotopeIsATargetToo() throws {
    let pure = try Target(named: "129Xe")
    #expect(pure.nuclei.map(\.isotope?.name) == ["129Xe"])
    let error = #expect(throws: SpectraError.self) { try Target(named: "77Xe") }
    #expect(error?.description.hasSuffix("or an isotope such as 129Xe") == true)
  }
}
