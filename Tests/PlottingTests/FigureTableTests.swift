import Numerics
import Plotting
import Testing

struct FigureTableTests {
  private let axes = (PanelAxis("x"), PanelAxis("y"))

  @Test func everyMarkGivesWhatItShows() throws {
    let stack = StackedHistogram(
      edges: [0, 1, 3],
      layers: [.init("a", contents: [1, 2]), .init("b", contents: [10, 20])], errors: [0.5, 1],
      errorName: "error")
    #expect(stack.numbers.map { $0.name?.words } == ["a", "b", "error"])
    #expect(stack.numbers[1][.y] == [10, 20] && stack.numbers[1][.xHigh] == [1, 3])
    #expect(stack.numbers[2][.yLow] == [10.5, 21] && stack.numbers[2][.y] == [11, 22])

    let heat = Heatmap(
      xEdges: [0, 1, 2], yEdges: [5, 6, 7], values: [1, 2, 3, 4], colours: ColourScale("counts"))
    let cells = try #require(heat.numbers.first)
    #expect(cells[.xLow] == [0, 0, 1, 1] && cells[.yLow] == [5, 6, 5, 6])
    #expect(cells[.value] == [1, 2, 3, 4])

    let points = Points(
      x: [1, 2], y: [3, 4], xErrors: .symmetric([0.1, 0.2]),
      yErrors: .asymmetric(below: [1, 2], above: [3, 4]))
    let numbers = try #require(points.numbers.first)
    #expect(numbers[.xHigh] == [1.1, 2.2])
    #expect(numbers[.yLow] == [2, 2] && numbers[.yHigh] == [6, 8])
    #expect(ReferenceLine(.across(y: 1), name: "limit").numbers.isEmpty)
  }

  @Test func seriesOfAllPanelsAreOneTable() {
    let figure = Figure(rows: [
      [
        Panel(
          title: "left", x: axes.0, y: axes.1,
          marks: [Line(x: [1], y: [2], name: "σ_{SI}"), Line(x: [], y: [])])
      ],
      [Panel(x: axes.0, y: axes.1, marks: [Steps(edges: [0, 1], levels: [7])])],
    ])
    let table = figure.table
    #expect(table.rows == 2)
    #expect(table.panelColumn == ["left", "2"])
    #expect(table.seriesColumn == ["σ_SI", "2"])
    #expect(table.quantities == [.x, .xLow, .xHigh, .y])
    #expect(table.column(.y) == [2, 7])
    #expect(table.column(.x)[0] == 1 && table.column(.x)[1].isNaN)
  }

  /// The page of a report finds the places of the data by these.
  @Test func drawingSaysWhereItsPanelsStand() throws {
    let x = PanelAxis("x", scale: .logarithmic, from: 1, to: 1000)
    let figure = Figure(
      Panel(x: x, y: PanelAxis("y", from: 0, to: 10), marks: [Line(x: [10], y: [5])]))
    let drawing = try figure.drawing()
    let panel = try #require(drawing.panels.first)
    #expect(drawing.panels.count == 1)
    #expect(panel.x.isLogarithmic && !panel.y.isLogarithmic)
    let place = panel(10, 5)
    #expect(abs(place.x - (panel.rect.left + panel.rect.width / 3)) < 1e-9)
    #expect(abs(place.y - panel.rect.center.y) < 1e-9)
    #expect(drawing.description.contains("line of 1 points"))
  }
}
