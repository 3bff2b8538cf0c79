import Foundation
import Plotting
import TestSupport
import Testing

@testable import Reporting
@testable import Storage

struct FigureCardTests {
  @Test func numbersBesideTheFigureAreThoseDrawn() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "t.csv").path
      let figure = Figure(
        Panel(
          x: PanelAxis("energy [keV]"), y: PanelAxis("rate"),
          marks: [
            Line(x: [1, 2, 3], y: [0.1, 1e-47, .nan], name: "WIMP, 50 GeV"),
            Steps(edges: [0, 1, 2], levels: [5, 6], name: "bins"),
            ReferenceLine(.upright(x: 2), name: "threshold"),
          ]))
      try figure.table.write(to: path, overwrite: false)
      let table = try CSVTable(path: path)
      #expect(table.columns == ["panel", "series", "x", "x_low", "x_high", "y"])
      #expect(
        try table.strings("series") == Array(repeating: "WIMP, 50 GeV", count: 3) + [
          "bins", "bins",
        ])
      let y = try table.numbers("y", nonFinite: .accepted)
      #expect(y[0...1] == [0.1, 1e-47] && y[2].isNaN && y[3...] == [5, 6])
      #expect(try String(contentsOfFile: path, encoding: .utf8).contains("# x: energy [keV]\n"))
    }
  }

  @Test func cardKnowsWhereThePanelsStand() throws {
    let card = try FigureCard(
      ReportFigure("waves", SampleReport.waves(), caption: ""), name: "waves")
    let narrow = try #require(card.narrow)
    #expect(card.wide.panels.count == 2)
    #expect(card.wide.panels[0].rect.right < card.wide.panels[1].rect.left)
    #expect(narrow.panels[0].rect.bottom < narrow.panels[1].rect.top)
    #expect(narrow.width < card.wide.width)
    let data = String(decoding: card.data().bytes, as: UTF8.self)
    #expect(data.contains("\"isComplete\":true") && data.contains("\"pdf\":"))
  }

  @Test func figureOfTooManyNumbersLeavesThemToItsFile() throws {
    let x = (0..<40_000).map(Double.init)
    let figure = Figure(Panel(x: PanelAxis("x"), y: PanelAxis("y"), marks: [Line(x: x, y: x)]))
    let card = try FigureCard(ReportFigure("long", figure, caption: ""), name: "long")
    #expect(String(decoding: card.data().bytes, as: UTF8.self).contains("\"isComplete\":false"))
    #expect(card.data().bytes.count < 400_000)
  }

  @Test func fileNamesArePlainAndDifferent() {
    var names = FileNames()
    #expect(names.take("S1 / S2 <b>") == "s1-s2-b")
    #expect(names.take("s1-s2-b") == "s1-s2-b-2")
    #expect(names.take("../../ätna") == "tna")
    #expect(names.take("…") == "figure")
  }
}
