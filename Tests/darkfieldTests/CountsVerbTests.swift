import Foundation
import TestSupport
import Testing

struct CountsVerbTests {
  /// Table IV of Feldman and Cousins (1998): 0 to 5.60 for four events at a background of 3.
  @Test func unifiedIntervalHasTheColumnsOfItsTable() async throws {
    let outcome = try await withTemporaryFolder {
      try Program(in: $0).run(
        "counts", "--observed", "4", "--background", "3", "--level", "0.9", "--method",
        "feldman-cousins", "--format", "csv")
    }
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.code == 0 && lines.count == 2, "\(outcome.talk)")
    #expect(lines.first == "cl,b,n,lo,hi")
    let row = try #require(lines.last).split(separator: ",").compactMap { Double($0) }
    #expect(row.dropLast() == [0.9, 3, 4, 0])
    #expect(abs(try #require(row.last) - 5.60) < 0.005)
  }

  @Test func listsMultiplyOut() async throws {
    let outcome = try await withTemporaryFolder {
      try Program(in: $0).run(
        "counts", "-n", "0,1,2", "-b", "0,0.5", "--level", "0.9,0.95", "--method", "cls",
        "--format", "csv")
    }
    #expect(outcome.output.split(separator: "\n").count == 13)
  }

  @Test func beltIsDrawnBesideTheTable() async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      let words = ["counts", "-n", "4", "-b", "3", "--plot", "belt.svg"]
      let drawn = try program.run(words)
      #expect(drawn.code == 0 && drawn.output.contains("5.597"), "\(drawn.talk)")
      let svg = try String(contentsOf: folder.appending(path: "belt.svg"), encoding: .utf8)
      #expect(svg.contains("4 observed: 0 to 5.597"))
      let again = try program.run(words)
      #expect(again.code == 1 && again.talk.contains("'--force' overwrites it"))
      #expect(try program.run(words + ["--force"]).code == 0)
    }
  }

  @Test(arguments: [
    (["counts", "--method", "on-off", "-n", "1", "--plot", "x.svg"], "one that takes '--plot'"),
    (["counts", "-n", "1", "--plot", "x.txt"], "expected a name that ends with .svg"),
    (["counts"], "missing option '--observed <numbers>'"),
    (["counts", "-n", "1.5"], "expected whole numbers"),
    (["counts", "-n", "-1"], "expected a number from 0 to"),
    (["counts", "-n", "1", "--level", "1"], "expected a number above 0 and below 1"),
    (["counts", "-n", "1", "--method", "cls", "--monotone"], "expected 'feldman-cousins'"),
    (["counts", "-n", "1", "--method", "feldman"], "did you mean 'feldman-cousins'?"),
  ])
  func mistakeGetsASentence(words: [String], sentence: String) async throws {
    let outcome = try await withTemporaryFolder { try Program(in: $0).run(words) }
    #expect(outcome.code == 2)
    #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
  }
}
