import Foundation
import Numerics
import Testing

@testable import Plotting

struct FigureTests {
  private func figure(_ marks: [any Mark], x: Label = "x", legend: Panel.Legend = .automatic)
    -> Figure
  {
    Figure(Panel(x: PanelAxis(x), y: PanelAxis("y"), marks: marks, legend: legend))
  }

  private let ramp = (0..<50).map { Double($0) }

  @Test func wordsOfOthersAreOnlyWords() throws {
    let name = "<script>alert('\"&\"')</script>\u{8}"
    let drawing = try figure([Line(x: ramp, y: ramp, name: Label(verbatim: name))]).drawing()
    #expect(!drawing.svg.contains("<script"))
    #expect(drawing.svg.contains("&lt;script&gt;alert(&#39;&quot;&amp;&quot;&#39;)"))
    // A reader of XML takes it.
    #expect(try !drawing.png(dotsPerInch: 20).isEmpty)
  }

  @Test func wordsAreOutlinesWithTheWordsAsLabels() throws {
    let svg = try figure([Line(x: ramp, y: ramp)], x: "σ_{SI} [cm^{2}]").drawing().svg
    #expect(!svg.contains("<text"))
    #expect(svg.contains("aria-label=\"σ_SI [cm^2]\""))
    #expect(svg.contains("<desc id=\"d") && svg.contains("line of 50 points"))
  }

  @Test func sameFigureHasTheSameBytes() throws {
    let figure = figure([
      Line(x: ramp, y: ramp.map(sin), name: "a"), Points(x: ramp, y: ramp.map(cos), name: "b"),
    ])
    let first = try figure.drawing()
    let second = try figure.drawing()
    #expect(first.svg == second.svg)
    #expect(try first.png() == second.png())
    #expect(try first.pdf() == second.pdf())
  }

  @Test func figuresOnOnePageDoNotShareNames() throws {
    func identifier(_ drawing: Drawing) -> Substring {
      let start = drawing.svg.range(of: "id=\"")?.upperBound ?? drawing.svg.startIndex
      return drawing.svg[start...].prefix { $0 != "\"" }
    }
    let first = try figure([Line(x: ramp, y: ramp)]).drawing()
    let second = try figure([Line(x: ramp, y: ramp.map { 2 * $0 })], x: "z").drawing()
    #expect(identifier(first) != identifier(second))
    let names = first.svg.components(separatedBy: " id=\"").dropFirst()
    #expect(names.allSatisfy { $0.hasPrefix(identifier(first)) })
  }

  @Test func darkPaperIsAnotherPalette() throws {
    let figure = figure([Line(x: ramp, y: ramp)])
    let light = try figure.drawing(theme: .paper).svg
    let dark = try figure.drawing(theme: .paper.on(.dark)).svg
    let both = try figure.drawing(theme: .paper.on(.automatic)).svg
    #expect(light.contains("#0072b2") && !light.contains("#4ba3e3"))
    #expect(dark.contains("#4ba3e3") && !dark.contains("#0072b2"))
    #expect(both.contains("#0072b2") && both.contains("prefers-color-scheme:dark"))
    // Where no screen is asked, paper is white.
    #expect(try figure.drawing(theme: .paper.on(.automatic)).png() == figure.drawing().png())
  }

  @Test func legendHidesNoData() throws {
    // All corners but the upper left hold data.
    let marks: [any Mark] = [
      Line(x: ramp, y: ramp.map { $0 * $0 }, name: "free"),
      Points(x: [49, 0, 49], y: [0, 0, 2401]),
    ]
    let free = try #require(try box("free", in: figure(marks).drawing()))
    #expect(free.left < 120 && free.bottom < 60)
    // None is free: the legend stands above the frame.
    let full = Points(
      x: ramp.flatMap { x in ramp.map { _ in x } }, y: ramp.flatMap { _ in ramp }, name: "full")
    let drawing = try figure([full]).drawing()
    let above = try #require(try box("full", in: drawing))
    let number = try #require(try box("40", in: drawing))
    #expect(above.bottom < number.top + 20)
    #expect(above.bottom < 15)
  }

  private func box(_ words: String, in drawing: Drawing) throws -> PageRect? {
    drawing.textBoxes.first { $0.words == words }?.box
  }

  @Test func emptyFiguresSaySo() throws {
    for marks in [[], [Line(x: [], y: [])], [Points(x: [.nan], y: [1])]] as [[any Mark]] {
      let drawing = try figure(marks).drawing()
      #expect(drawing.svg.contains("aria-label=\"no data\""))
    }
    for marks in [
      [Steps(edges: [], levels: [])], [Band(x: [], lower: [], upper: [])],
      [StackedHistogram(edges: [], layers: [])],
      [Heatmap(xEdges: [], yEdges: [], values: [], colours: ColourScale("n"))],
      [Contours(x: [], y: [], values: [], levels: [(1, "1")])],
      [HitMap(x: [], y: [], values: [], colours: ColourScale("n"))],
    ] as [[any Mark]] {
      #expect(try figure(marks).drawing().svg.contains("aria-label=\"no data\""))
    }
  }

  @Test func pointBetweenGapsIsADot() throws {
    let svg = try figure([Line(x: [1, 2, 3], y: [.nan, 2, .nan])]).drawing().svg
    #expect(svg.contains("h0\""))
  }

  @Test func listsOfDifferentLengthAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = Line(x: [1, 2], y: [1]) }
    await #expect(processExitsWith: .failure) {
      _ = Steps(edges: [1, 2], levels: [1, 2])
    }
  }
}
