import Foundation
import Learning
import Response
import Storage
import Studies
import TestSupport
import Testing

struct RowFileTests {
  /// DARWIN's 3835 numbers: 200 + 1725 samples, 955 + 955 channels.
  @Test func rowOfAnEventHoldsTheSumsOfTheArraysAndTheHits() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/e.h5"
      let plan = SimulationPlan(
        detector: try readDetector("darwin"), source: try SimulationSource("flat-er:1:100"),
        events: 0..<20, seed: 3, level: .full)
      _ = try await simulateEvents(
        plan, to: path, overwrite: false, threads: 2,
        provenance: Provenance(programVersion: "0", commit: "unknown", verb: "simulate")
      ) { _ in }

      let events = try RowFile(path: path)
      #expect(events.rows == 20)
      #expect(events.columns == 3835)
      #expect(events.parts.map(\.block.name) == ["s1", "s2", "top", "bottom"])
      #expect(events.parts.map(\.columns) == [0..<200, 200..<1925, 1925..<2880, 2880..<3835])
      let rows = try events.read(5..<8)
      #expect(rows.count == 3 * 3835)
      #expect(try events.read(6..<7) == Array(rows[3835..<2 * 3835]))

      let file = try HDF5Reader(path: path)
      let hits = try file.read("areas/s2_hits", as: Int.self)
      let s1 = try file.read("areas/s1", as: Double.self)
      for event in 0..<3 {
        let row = rows[event * 3835..<(event + 1) * 3835]
        #expect(row.suffix(1910).reduce(0, +) == Float(hits[5 + event]))
        // What falls outside of the window is missing, and that is little.
        let light = Double(row.prefix(200).reduce(0, +))
        #expect(light <= s1[5 + event] * (1 + 1e-5) && light > 0.8 * s1[5 + event])
      }
    }
  }

  /// A file of the user's own, 7 rows: a table of two columns, a cube of 2 x 2 and a label.
  private func ownFile(in folder: URL, _ name: String = "own.h5") throws -> String {
    let path = folder.path + "/" + name
    let writer = try HDF5Writer(path: path, overwrite: false)
    try writer.write((0..<14).map(Double.init), to: "table", shape: [7, 2])
    try writer.write((0..<28).map { Int32($0) }, to: "images/cube", shape: [7, 2, 2])
    try writer.write([0, 1, 1, 0, 0, 1, 0] as [UInt8], to: "label")
    try writer.write([0, 1, 2, 0, 0, 1, 0], to: "kind")
    try writer.write([false, true, true, false, false, true, false], to: "flag")
    try writer.write([1.0, 2], to: "short", shape: [1, 2])
    try writer.commit()
    return path
  }

  @Test func blocksOfAnyFileStandSideBySide() async throws {
    try await withTemporaryFolder { folder in
      let path = try ownFile(in: folder)
      let file = try RowFile(
        path: path,
        blocks: [
          RowBlock(name: "cube", datasets: ["images/cube"]),
          RowBlock(name: "twice", datasets: ["table", "table"]),
        ])
      #expect(file.columns == 6)
      #expect(try file.read(2..<4) == [8, 9, 10, 11, 8, 10, 12, 13, 14, 15, 12, 14])
      let cube = try RowFile(
        path: path, blocks: [RowBlock(name: "cube", datasets: ["images/cube"])])
      #expect(try cube.read(0..<7) == (0..<28).map(Float.init))
      #expect(try file.labels("label") == [0, 1, 1, 0, 0, 1, 0])
      #expect(try file.labels("flag") == [0, 1, 1, 0, 0, 1, 0])
    }
  }

  @Test func onlyTableOfAFileIsFound() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/one.h5"
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write([1, 2, 3, 4, 5, 6] as [Float], to: "pulses/x", shape: [2, 3])
      try writer.write([0, 1], to: "label")
      try writer.commit()
      let file = try RowFile(path: path)
      #expect(file.parts.map(\.block) == [RowBlock(name: "x", datasets: ["/pulses/x"])])
      #expect(try file.read(1..<2) == [4, 5, 6])
    }
  }

  @Test func filesAreJoinedAndLabelled() async throws {
    try await withTemporaryFolder { folder in
      let block = [RowBlock(name: "table", datasets: ["table"])]
      let first = try RowFile(path: ownFile(in: folder, "a.h5"), blocks: block)
      let second = try RowFile(path: ownFile(in: folder, "b.h5"), blocks: block)
      let data = try TrainingData(of: [first, second], labels: .files([0, 1]))
      #expect(data.rows.rows == 14)
      #expect(try data.rows.read(6..<9) == [12, 13, 0, 1, 2, 3])
      #expect(
        data.labels == [Float](repeating: 0, count: 7) + [Float](repeating: 1, count: 7))
      let own = try TrainingData(of: [first, second], labels: .dataset("label"))
      #expect(own.labels == [0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0])
    }
  }

  @Test func mistakesGetSentences() async throws {
    try await withTemporaryFolder { folder in
      let path = try ownFile(in: folder)
      func sentence(_ body: () throws -> Void) -> String {
        do {
          try body()
          return "no error"
        } catch { return "\(error)".replacing(folder.path + "/", with: "") }
      }
      let table = RowBlock(name: "table", datasets: ["table"])
      let cube = RowBlock(name: "cube", datasets: ["images/cube"])
      #expect(
        sentence { _ = try RowFile(path: path) }
          == "own.h5, datasets: found '/images/cube', '/short', '/table', "
          + "expected the waveforms and patterns of events, one table of numbers, or blocks by name"
      )
      #expect(
        sentence {
          _ = try RowFile(path: path, blocks: [table, RowBlock(name: "s", datasets: ["short"])])
        } == "own.h5, dataset '/short': found the shape 1 x 2, expected 7 x 2")
      #expect(
        sentence {
          let both = RowBlock(name: "b", datasets: ["table", "images/cube"])
          _ = try RowFile(path: path, blocks: [both])
        } == "own.h5, dataset '/images/cube': found the shape 7 x 2 x 2, expected 7 x 2")
      #expect(
        sentence {
          _ = try RowFile(path: path, blocks: [RowBlock(name: "t", datasets: ["tablle"])])
        }.hasSuffix("did you mean '/table'?"))
      #expect(
        sentence { _ = try RowFile(path: path, blocks: [table]).labels("kind") }
          == "own.h5, dataset '/kind', row 2: found the label 2.0, expected 0 or 1")
      #expect(
        sentence {
          let files = [
            try RowFile(path: path, blocks: [table]), try RowFile(path: path, blocks: [cube]),
          ]
          _ = try TrainingData(of: files, labels: .files([0, 1]))
        } == "own.h5, rows: found 4 numbers in a row, expected 2, as 'own.h5' has")
      #expect(
        sentence {
          let file = try RowFile(path: path, blocks: [table])
          _ = try TrainingData(of: [file], labels: .files([1]))
        } == "own.h5, rows: found none of class 0 among 7, expected rows of both classes")
    }
  }

  @Test func fileOfAreasAloneIsRefused() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/a.h5"
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write([1.0], to: "areas/s1")
      try writer.commit()
      let error = #expect(throws: StorageError.self) { try RowFile(path: path) }
      #expect(error?.description.contains("none of numbers in rows and columns") == true)
    }
  }

  @Test func blocksAreReadFromAStudyFile() throws {
    let example = try #require(
      try Package.codeBlocks("yaml", in: "docs/reading-files.md").first)
    let blocks = try YAMLDecoder().decode([RowBlock].self, from: example, name: "rows.yaml")
    #expect(blocks.map(\.name) == ["s1", "hits"])
    #expect(blocks[0] == RowBlock.events[0])
    #expect(throws: YAMLError.self) {
      try YAMLDecoder().decode(
        [RowBlock].self, from: "- { name: s1, datasets: [] }", name: "rows.yaml")
    }
  }
}
