import Foundation
import Numerics
import Testing

@testable import Plotting
@testable import gallery

struct TextPlotTests {
  private func panel(
    _ marks: [any Mark], x: PanelAxis = PanelAxis("x"), y: PanelAxis = PanelAxis("y")
  ) -> Figure {
    Figure(Panel(x: x, y: y, marks: marks))
  }

  /// The characters of the data: what stands right of the vertical axis.
  private func sheet(_ plot: TextPlot) -> [String] {
    plot.lines.compactMap { line in
      line.firstIndex { "│┤".contains($0) }.map { String(line[line.index(after: $0)...]) }
    }
  }

  private func dots(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      (0x2800...0x28FF).contains(scalar.value)
        ? sum + (scalar.value - 0x2800).nonzeroBitCount : sum
    }
  }

  @Test func aLineIsDrawnBetweenItsAxes() {
    let line = Line(x: [0, 10], y: [0, 3], name: "rate")
    let figure = panel(
      [line], x: PanelAxis("energy [keV]", from: 0, to: 10), y: PanelAxis("y", from: 0, to: 3))
    let picture = """
      y                         rate
        │                  ⢀⣀⠤⠔⠒⠉
      2 ┤            ⣀⡠⠤⠒⠊⠉⠁
        │     ⢀⣀⡠⠤⠒⠊⠉
      0 ┤⣀⠤⠔⠒⠉⠁
        └┬───────────┬──────────┬
         0           5         10
               energy [keV]

      """
    #expect(TextPlot(figure, columns: 30, rows: 4).text == picture)
  }

  @Test func logarithmicAxesAreEvenInRatios() {
    let x = (0...40).map { pow(10, Double($0) / 10 - 2) }
    let figure = panel(
      [Line(x: x, y: x.map { pow($0, -2) })], x: PanelAxis("E [keV]", scale: .logarithmic),
      y: PanelAxis("rate [t^{−1} yr^{−1} keV^{−1}]", scale: .logarithmic))
    let picture = """
      rate [t⁻¹ yr⁻¹ keV⁻¹]
            │  ⠠⠤⣀⡀
       1000 ┤     ⠈⠑⠒⠤⢄⣀
            │           ⠉⠑⠢⠤⣀⡀
            │                ⠈⠉⠒⠦⢤⣀
          1 ┤                      ⠉⠑⠲⠤⢄⣀
            │                           ⠈⠉⠓⠲⠤⣀⡀
            │                                 ⠈⠉⠒⠢⢄⣀
      0.001 ┤                                       ⠉⠑⠒⠤⢄⣀
            │                                            ⠈⠉⠒⠂
            └──┬──────────┬──────────┬───────────┬──────────┬──
             0.01        0.1         1          10         100
                                  E [keV]

      """
    #expect(TextPlot(figure, columns: 60, rows: 9).text == picture)
  }

  @Test func nothingToDrawIsSaid() {
    for marks in [[], [Line(x: [], y: [])], [Line(x: [.nan], y: [1])]] as [[any Mark]] {
      let lines = sheet(TextPlot(panel(marks), columns: 40))
      #expect(lines.contains { $0.contains("no data") } && lines.allSatisfy { dots($0) == 0 })
    }
    // A figure of marks that have no dots is left out, and so is one that has no room.
    #expect(TextPlot(panel([Annotation("a", x: 1, y: 1)]), columns: 40).lines.isEmpty)
    #expect(TextPlot(panel([]), columns: 20).lines.isEmpty)
  }

  @Test func aPointIsADotAndMissingNumbersLeaveGaps() {
    let point = TextPlot(panel([Points(x: [3], y: [4])]), columns: 40, rows: 5)
    #expect(sheet(point).reduce(0) { $0 + dots($1) } == 1)
    let alone = TextPlot(panel([Line(x: [3], y: [4])]), columns: 40, rows: 5)
    #expect(sheet(alone) == sheet(point))
    let gap = TextPlot(
      panel([Line(x: [0, 1, 2, 3, 4, 5], y: [1, 1, .nan, .infinity, 1, 1])]), columns: 50, rows: 5)
    let row = sheet(gap).first { dots($0) > 0 } ?? ""
    #expect(row.split(separator: " ").count == 2)
  }

  @Test func equalNumbersAreALevelLine() {
    let lines = sheet(TextPlot(panel([Line(x: [1, 2, 3], y: [7, 7, 7])]), columns: 40, rows: 5))
    #expect(lines.count { dots($0) > 0 } == 1)
    #expect(dots(lines[2]) > 50)
  }

  /// A cloud has more dots where it is denser, and keeps its outermost point.
  @Test func densePointsShowTheirDensity() {
    var x = [0.0, 1000]
    var y = [0.0, 1000]
    for step in 0..<40_000 {
      x.append(200 + Double(step % 200))
      y.append(200 + Double(step / 200))
    }
    x += (0..<400).map { 600 + Double($0 % 20) * 15 }
    y += (0..<400).map { 600 + Double($0 / 20) * 15 }
    let lines = sheet(TextPlot(panel([Points(x: x, y: y)]), columns: 80, rows: 20)).map(Array.init)
    func count(_ rows: Range<Int>, _ columns: Range<Int>) -> Int {
      rows.reduce(0) { sum, row in
        sum
          + lines[row].indices.filter(columns.contains).reduce(0) {
            $0 + dots(String(lines[row][$1]))
          }
      }
    }
    // Most characters of the dense square are full, those of the thin one are not.
    #expect(count(13..<15, 20..<25) >= 7 * 10)
    #expect(count(5..<7, 45..<50) < 6 * 10 && count(5..<7, 45..<50) > 0)
    #expect(count(18..<20, 0..<10) == 1)
  }

  @Test func shadesGrow() {
    var last = 0
    for strength in [0.0, 0.1, 0.3, 0.5, 0.8, 1] {
      var raster = DotRaster(columns: 1, rows: 1)
      for x in 0..<2 { for y in 0..<4 { raster.shade(x, y, strength: strength) } }
      let count = dots(raster.text(row: 0))
      #expect(abs(Double(count) - 8 * strength) <= 0.5)
      #expect(count >= last)
      last = count
    }
    #expect(last == 8)
  }

  /// Every figure of the gallery, in narrow and in wide terminals.
  @Test(arguments: Gallery.exhibits.map(\.name))
  func linesFitTheTerminal(name: String) throws {
    let exhibit = try #require(Gallery.exhibits.first { $0.name == name })
    for columns in [30, 44, 80, 250] {
      for line in TextPlot(exhibit.figure, columns: columns).lines {
        #expect(line.count <= min(columns, 100), "\(line)")
        #expect(line.last != " ")
      }
    }
  }

  /// Words from files cannot steer the terminal.
  @Test func wordsAreOnlyWords() {
    let name = Label(verbatim: "a\u{1b}[31m\u{7}\u{202e}b\nc")
    #expect(name.characters == "a [31m  b c")
    #expect(Label(markup: "10^{−47} cm^{2}, log_{10} S_{c}").characters == "10⁻⁴⁷ cm², log₁₀ S_c")
  }
}
