import Plotting
import Testing

struct LabelTests {
  @Test func markupRaisesAndLowers() {
    let label: Label = "σ_{SI} [cm^{2}]"
    #expect(label.runs.map(\.text) == ["σ", "SI", " [cm", "2", "]"])
    #expect(label.runs.map(\.level) == [.line, .lowered, .line, .raised, .line])
    #expect(label.words == "σ_SI [cm^2]")
  }

  @Test(arguments: ["s2_top", "a^b", "_{never closed", "^", "_", "", "<b>&amp;</b>"])
  func allElseStandsForItself(text: String) {
    #expect(Label(markup: text) == Label(verbatim: text))
    #expect(Label(markup: text).words == text)
  }

  @Test func verbatimWordsHaveNoMarkup() {
    #expect(Label(verbatim: "a_{b}").runs.map(\.text) == ["a_{b}"])
  }
}
