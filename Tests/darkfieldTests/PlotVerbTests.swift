import Foundation
import TestSupport
import Testing

/// Figures and pages from the verbs.
struct PlotVerbTests {
  @Test func verbsDrawBesideWhatTheyPrint() async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      func check(_ words: String..., named name: String = #function) throws {
        let plain = try program.run(words)
        let drawn = try program.run(words + ["--plot", "f.svg", "--force"])
        #expect(drawn.code == 0, "\(words): \(drawn.talk)")
        #expect(drawn.output == plain.output)
        let svg = try String(contentsOf: folder.appending(path: "f.svg"), encoding: .utf8)
        #expect(svg.hasPrefix("<svg") && !svg.contains(">no data<"), "\(words)")
      }
      try check("spectrum", "er-solar", "--energies", "1,2,5")
      try check("spectrum", "er-solar", "--integrate", "2:30")
      try check("spectrum", "er-xenon124", "--lines")
      try check("yields", "--energies", "1,2,5")
      try check("quanta", "--energies", "1,2", "-n", "100")
      _ = try program.run(
        "simulate", "--source", "flat-er:1:60", "-n", "30", "--level", "full", "-o", "e.h5")
      try check("show", "e.h5")
      try check("show", "e.h5", "--bands")
      try check("show", "e.h5", "--efficiency")
      try check("show", "e.h5", "--event", "3")
      let svg = try String(contentsOf: folder.appending(path: "f.svg"), encoding: .utf8)
      for words in ["S1", "S2", "S2 in the top array", "S2 in the bottom array", "total"] {
        #expect(svg.contains("aria-label=\"\(words)\""), "\(words)")
      }
    }
  }

  @Test(arguments: [
    (
      ["--plot", "f.gif"], 2,
      "invalid for '--plot': expected a name that ends with .svg, .png or .pdf"
    ),
    (["--plot", "there.svg"], 1, "the file 'there.svg' exists already; '--force' overwrites it"),
    (["--plot", "nowhere/f.svg"], 1, "there is no folder 'nowhere'"),
  ])
  func figureThatCannotBeWrittenIsFoundFirst(words: [String], code: Int, sentence: String)
    async throws
  {
    try await withTemporaryFolder { folder in
      try Data("mine".utf8).write(to: folder.appending(path: "there.svg"))
      let outcome = try Program(in: folder).run(
        ["spectrum", "er-solar", "--energies", "1,2"] + words)
      #expect(outcome.code == code)
      #expect(outcome.output.isEmpty)
      #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
    }
  }

  @Test func eventsAreBrowsedOnAPage() async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      _ = try program.run(
        "simulate", "--source", "flat-nr:5:60", "-n", "20", "--level", "full", "-o", "e.h5")
      let outcome = try program.run("show", "e.h5", "--browse", "page.html", "--events", "5")
      #expect(outcome.code == 0, "\(outcome.talk)")
      let page = try String(contentsOf: folder.appending(path: "page.html"), encoding: .utf8)
      #expect(page.contains("5 of the 20 events of the file, at equal distances."))
      #expect(page.utf8.count < 1_000_000)
      let again = try program.run("show", "e.h5", "--browse", "page.html")
      #expect(again.code == 1)
      #expect(again.talk.contains("the file 'page.html' exists already"))
    }
  }

  @Test func eventThatIsNotThereGetsASentence() async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      _ = try program.run("simulate", "--source", "flat-er:1:9", "-n", "7", "-o", "e.h5")
      let outcome = try program.run("show", "e.h5", "--event", "7")
      #expect(outcome.code == 2)
      #expect(outcome.talk.contains("expected a whole number from 0 to 6"))
      let areas = try program.run("show", "e.h5", "--event", "1", "--plot", "f.svg")
      #expect(areas.code == 1)
      #expect(areas.talk.contains("expected waveforms or patterns"), "\(areas.talk)")
    }
  }
}
