import Foundation
import TestSupport
import Testing

@testable import Plotting

struct DrawingTests {
  private let figure = Figure(
    Panel(
      x: PanelAxis("x"), y: PanelAxis("y"), marks: [Line(x: [0, 1, 2], y: [3, 1, 2], name: "w")]),
    title: "A & B")

  @Test func rasterHasThePixelsAskedFor() throws {
    let drawing = try figure.drawing()
    let png = try drawing.png(dotsPerInch: 144)
    #expect(png.starts(with: [0x89, 0x50, 0x4e, 0x47]))
    // Width and height stand in the first chunk (PNG 1.2, 11.2.2).
    let numbers = [16, 20].map { start in
      png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    #expect(numbers == [Int((2 * drawing.width).rounded()), Int((2 * drawing.height).rounded())])
  }

  @Test func pageHasTheSizeOfTheFigureAndNoDateOfToday() throws {
    let drawing = try figure.drawing()
    let pdf = String(decoding: try drawing.pdf(), as: UTF8.self)
    #expect(pdf.hasPrefix("%PDF-"))
    #expect(pdf.contains("/MediaBox [ 0 0 243.8"))
    #expect(pdf.contains("20000101"))
    let year = Calendar.current.component(.year, from: Date())
    #expect(!pdf.contains("(D:\(year)"))
  }

  @Test func widthsAreThoseOfColumns() throws {
    var wide = figure
    wide.width = .double
    // 86 mm and 178 mm in points of 1/72 inch.
    #expect(abs(try figure.drawing().width - 86 / 25.4 * 72) < 0.1)
    #expect(abs(try wide.drawing().width - 178 / 25.4 * 72) < 0.1)
  }

  @Test func formatsFollowFromNames() {
    #expect(FigureFormat(path: "a/b.SVG") == .svg)
    #expect(FigureFormat(path: "b.pdf") == .pdf)
    #expect(FigureFormat(path: "b.jpg") == nil)
    #expect(FigureFormat(path: "a.png/b") == nil)
    #expect(FigureFormat(path: "png") == nil)
  }

  @Test func failuresAreSentences() async throws {
    #expect(
      "\(PlottingError.notDrawn(format: .png, reason: "out of memory"))"
        == "the figure could not be drawn as PNG: out of memory")
    try await withTemporaryFolder { folder in
      #expect(throws: PlottingError.noFont(folders: [folder.path], names: FontLibrary.names)) {
        try FontLibrary.find(in: [folder.path])
      }
      let path = folder.appending(path: "DejaVuSans.ttf").path
      try Data("no font".utf8).write(to: URL(filePath: path))
      #expect(try FontLibrary.find(in: [folder.path]) == path)
      #expect(throws: PlottingError.unreadableFont(path: path)) { try Typeface(path: path) }
    }
    #expect(
      "\(PlottingError.noFont(folders: ["/a", "/b"], names: ["X.ttf"]))"
        == "no font for the words of figures: found none of X.ttf in /a, /b; the package "
        + "fonts-dejavu-core has one")
  }

  @Test func brokenSVGIsRefused() {
    #expect(throws: PlottingError.self) { try SVGRenderer.png("<svg", width: 10, height: 10) }
  }
}
