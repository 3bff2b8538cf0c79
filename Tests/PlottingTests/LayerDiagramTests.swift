import Testing

@testable import Plotting

/// Layers are told by their heights, and what they are in words.
struct LayerDiagramTests {
  private let diagram = LayerDiagram([
    [.init("input", width: 127, ink: .muted)],
    [.init("mean", width: 3, ink: .series(0)), .init("variance", width: 7, ink: .series(1))],
    [.init("logit", width: 1, ink: .series(2))],
  ])

  @Test func theNumbersAreTheWidths() {
    let numbers = diagram.numbers
    #expect(numbers.count == 1)
    #expect(numbers[0][.x] == [0, 1, 1, 2] && numbers[0][.value] == [127, 3, 7, 1])
    #expect(
      diagram.summary
        == "layers: input of 127, then mean of 3 and variance of 7, then logit of 1")
  }

  @Test(arguments: Figure.Width.allCases)
  func allWordsAreDrawnWithinThePage(width: Figure.Width) throws {
    let figure = Figure(Panel(drawing: [diagram], height: .ratio(0.4)), width: width)
    let drawing = try figure.drawing()
    // Nothing but them: no numbers of axes.
    #expect(
      Set(drawing.textBoxes.map(\.words)) == [
        "input", "mean", "variance", "logit", "127", "3", "7", "1",
      ])
    for (words, box) in drawing.textBoxes {
      #expect(
        box.left >= 0 && box.top >= 0 && box.right <= drawing.width
          && box.bottom <= drawing.height, "\(words)")
    }
    // Nor do words stand on each other.
    for (number, one) in drawing.textBoxes.enumerated() {
      for other in drawing.textBoxes[(number + 1)...] {
        let overlaps =
          one.box.left < other.box.right && other.box.left < one.box.right
          && one.box.top < other.box.bottom && other.box.top < one.box.bottom
        #expect(!overlaps, "\(one.words) and \(other.words)")
      }
    }
  }

  @Test func threeLayersInAColumnAreAMistake() async {
    await #expect(processExitsWith: .failure) {
      _ = LayerDiagram([(0..<3).map { _ in .init("x", width: 1, ink: .muted) }])
    }
  }
}
