import Spectra
import Testing

struct SourceTests {
  @Test(arguments: [
    (Source("Author 2020", at: "arXiv:1"), "Author 2020, arXiv:1"),
    (Source("Author 2020", at: "", note: "table 1"), "Author 2020 (table 1)"),
    (
      Source("Author 2020", at: "arXiv:1", reading: .remembered),
      "from the literature as remembered: Author 2020, arXiv:1, not opened"
    ),
    (
      Source("Author 2020", at: "arXiv:1", note: "the mean", reading: .derived),
      "derived from Author 2020, arXiv:1 (the mean)"
    ),
  ])
  func aPassportReadsAsALine(source: Source, line: String) {
    #expect(source.description == line)
  }

  @Test func anUncertaintyScalesWithItsNumber() {
    let measured = Measured(-4, relative: 0.25, source: Source("a number", at: ""))
    #expect(measured.uncertainty == 1)
    #expect(measured.scaled(by: -2).value == 8)
    #expect(measured.scaled(by: -2).uncertainty == 2)
    #expect(measured.relativeUncertainty == 0.25)
  }
}
