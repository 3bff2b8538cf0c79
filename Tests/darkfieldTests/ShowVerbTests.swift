import Foundation
import Storage
import TestSupport
import Testing

struct ShowVerbTests {
  @Test func drawnFileIsShownWithItsRangesAndChecksums() async throws {
    try await withProgram(DrawVerbTests.recipe) { program in
      _ = try program.run("draw", "toys.yaml", "-n", "1000", "--output", "toys.h5")
      let outcome = try program.run("show", "toys.h5", "--verify", "--format", "json")
      #expect(outcome.code == 0, "\(outcome.talk)")
      let shown = try #require(
        JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
      #expect(shown.map { $0["name"] as? String } == ["/energy", "/s1", "/s2"])
      #expect(shown.map { $0["shape"] as? String } == ["1000", "1000", "1000"])
      let energies = try HDF5Reader(path: program.folder.path + "/toys.h5")
        .read("energy", as: Double.self)
      #expect(shown[0]["maximum"] as? Double == energies.max())
      #expect((shown[0]["sha256"] as? String)?.count == 64)
    }
  }

  @Test func changedDatasetIsFoundOut() async throws {
    try await withProgram(DrawVerbTests.recipe) { program in
      let path = program.folder.path + "/changed.h5"
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write([1.0, 2.345], to: "values")
      try writer.commit()
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      let place = try #require(bytes.range(of: littleEndian(2.345)))
      bytes.replaceSubrange(place, with: littleEndian(2.346))
      try bytes.write(to: URL(fileURLWithPath: path))

      #expect(try program.run("show", "changed.h5").code == 0)
      let outcome = try program.run("show", "changed.h5", "--verify")
      #expect(outcome.code == 1)
      #expect(
        outcome.talk
          == "error: the file 'changed.h5' is damaged: the content of '/values' is not what was written\n"
      )
    }
  }

  @Test func tableOfTextIsShown() async throws {
    try await withProgram(DrawVerbTests.recipe) { program in
      try "# from: somewhere\nE_keV,name\n1,a\n3,b\n".write(
        to: program.folder.appending(path: "t.csv"), atomically: true, encoding: .utf8)
      let outcome = try program.run("show", "t.csv", "--format", "csv")
      #expect(outcome.output.contains("# comment: from: somewhere\n"))
      #expect(outcome.output.contains("E_keV,number,2,1.0,2.0,3.0\n"))
      #expect(outcome.output.contains("name,text,2,,,\n"))
    }
  }

  @Test(arguments: [
    ("missing.h5", "the file 'missing.h5' does not exist"),
    ("folder.h5", "'folder.h5' is a folder, expected a file"),
    ("empty.h5", "the file 'empty.h5' is empty"),
    ("text.h5", "text.h5"),
    ("cut.h5", "cut.h5"),
    ("toys.odd", "expected HDF5, or a name that ends with"),
    ("empty.csv", "the file 'empty.csv' is empty"),
  ])
  func badFileGetsASentence(name: String, sentence: String) async throws {
    try await withProgram(DrawVerbTests.recipe) { program in
      let folder = program.folder
      func put(_ data: Data, _ name: String) throws {
        try data.write(to: folder.appending(path: name))
      }
      try FileManager.default.createDirectory(
        at: folder.appending(path: "folder.h5"), withIntermediateDirectories: false)
      try put(Data(), "empty.h5")
      try put(Data(), "empty.csv")
      try put(Data("not HDF5\n".utf8), "text.h5")
      try put(Data("x".utf8), "toys.odd")
      _ = try program.run("draw", "toys.yaml", "-n", "1e5", "--output", "whole.h5")
      try put(try Data(contentsOf: folder.appending(path: "whole.h5")).prefix(100_000), "cut.h5")

      let outcome = try program.run("show", name)
      #expect(outcome.code == 1)
      #expect(outcome.output.isEmpty)
      #expect(outcome.talk.hasPrefix("error: "))
      #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
      #expect(outcome.talk.split(separator: "\n").count == 1, "\(outcome.talk)")
    }
  }

  private func littleEndian(_ number: Double) -> Data {
    var bits = number.bitPattern.littleEndian
    return Data(
      (0..<8).map { _ in
        defer { bits >>= 8 }
        return UInt8(truncatingIfNeeded: bits)
      })
  }
}
