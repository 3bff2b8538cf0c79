import Foundation
import Numerics
import Plotting
import Storage
import TestSupport
import Testing

@testable import Reporting

struct ReportTests {
  @Test func pageIsOneFileWithItsNumbersBeside() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "report.html").path
      try SampleReport.report().write(to: path, overwrite: false)
      let files = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "report-figures").path)
      let stems = ["bands", "scores", "scores-2", "waves"]
      #expect(
        Set(files)
          == Set(stems.flatMap { ["\($0).csv", "\($0).svg", "\($0).pdf"] } + ["significances.csv"]))
      let page = try String(contentsOfFile: path, encoding: .utf8)
      #expect(page.utf8.count < 10_000_000)
      // Nothing is fetched: no address of another machine, but the names of the formats themselves.
      let addresses = page.components(separatedBy: "http").dropFirst().map { $0.prefix(30) }
      #expect(
        addresses.allSatisfy { $0.hasPrefix("://www.w3.org/") || $0.hasPrefix("-equiv") },
        "\(addresses)")
    }
  }

  @Test func lowerBoundsAreMarked() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "report.html").path
      var report = Report(title: "Bounds", subject: "Two numbers.", result: "One is a bound.")
      report.sections = [
        ReportSection(
          "Numbers",
          [.table(ReportTable("z", [.init("Z", .numbers([3.25, 8.2]), lowerBounds: [1])]))])
      ]
      let names = try report.write(to: path, overwrite: false)
      #expect(names == ["z.csv"])
      let page = try String(contentsOfFile: path, encoding: .utf8)
      #expect(page.contains(">3.25</td>") && page.contains(">&gt; 8.2</td>"))
      let table = try CSVTable(path: folder.appending(path: "report-figures/z.csv").path)
      #expect(table.columns == ["Z", "Z is a lower bound"])
      #expect(try table.numbers("Z") == [3.25, 8.2])
      #expect(try table.numbers("Z is a lower bound") == [0, 1])
    }
  }

  @Test func wordsNeverBecomeMarkup() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "report.html").path
      try SampleReport.report().write(to: path, overwrite: false)
      let page = try String(contentsOfFile: path, encoding: .utf8)
      #expect(!page.contains("<script>alert"))
      #expect(page.contains("Search in &lt;script&gt;alert(&quot;1&quot;)"))
      #expect(page.contains(#"\u003cscript\u003ealert(\"1\")"#))
    }
  }

  @Test func nothingIsOverwrittenUnasked() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "report.html").path
      try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: StorageError.exists(path: path)) {
        try SampleReport.report().write(to: path, overwrite: false)
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
      try SampleReport.report().write(to: path, overwrite: true)
      #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
    }
  }

  @Test func sameReportHasTheSameBytes() throws {
    let first = try ReportPage(SampleReport.report(), folder: "f").html.bytes
    #expect(try ReportPage(SampleReport.report(), folder: "f").html.bytes == first)
  }

  @Test func emptyReportAndFiguresWithoutDataAreDrawn() throws {
    var report = Report(title: "", subject: "", result: "")
    #expect(try !ReportPage(report, folder: "f").html.bytes.isEmpty)
    let axes = (PanelAxis("x"), PanelAxis("y", scale: .logarithmic))
    report.headlines = [
      ReportFigure("none", Figure(Panel(x: axes.0, y: axes.1, marks: [])), caption: ""),
      ReportFigure(
        "gaps", Figure(Panel(x: axes.0, y: axes.1, marks: [Line(x: [.nan], y: [.infinity])])),
        caption: ""),
    ]
    report.events = EventBrowser([], selection: "There are none.")
    let page = try String(decoding: ReportPage(report, folder: "f").html.bytes, as: UTF8.self)
    #expect(page.contains("There are none."))
    #expect(page.contains("[null]"))
  }

  @Test func twentyFiguresTakeLessThanThreeSeconds() async throws {
    try await withTemporaryFolder { folder in
      var report = Report(title: "Many", subject: "", result: "")
      report.sections = (0..<20).map { number in
        let x = (0..<5000).map { Double($0) }
        let figure = Figure(
          Panel(
            x: PanelAxis("x"), y: PanelAxis("y"),
            marks: [Line(x: x, y: x.map { sin(0.001 * Double(number + 1) * $0) }, name: "line")]))
        return ReportSection("\(number)", [.figure(ReportFigure("line", figure, caption: ""))])
      }
      // The fastest of three: other tests run beside it.
      let clock = ContinuousClock()
      let times = try (0..<3).map { _ in
        try clock.measure {
          try report.write(to: folder.appending(path: "many.html").path, overwrite: true)
        }
      }
      let time = try #require(times.min())
      #expect(time < .seconds(3), "\(times)")
    }
  }
}
