import Foundation
import Storage
import TestSupport
import Testing

struct DrawVerbTests {
  static let recipe = """
    rows: 300000
    seed: 7
    columns:
      energy: { law: exponential, mean: 5 }
      s1: { law: poisson, mean: 30 }
      s2: { law: skew-normal, location: 1, scale: 2, shape: -3 }
    """

  @Test func tableIsTheSameForAnyNumberOfThreads() async throws {
    try await withProgram(Self.recipe) { program in
      var checksums: Set<Checksum> = []
      var texts: Set<Data> = []
      for threads in ["1", "2", "7"] {
        for suffix in ["h5", "csv"] {
          let name = "toys-\(threads).\(suffix)"
          let outcome = try program.run(
            "draw", "toys.yaml", "--output", name, "--threads", threads)
          #expect(outcome.code == 0, "\(outcome.talk)")
        }
        checksums.insert(
          try HDF5Reader(path: program.folder.path + "/toys-\(threads).h5").checksum())
        texts.insert(try Data(contentsOf: program.folder.appending(path: "toys-\(threads).csv")))
      }
      #expect(checksums.count == 1)
      #expect(texts.count == 1)
    }
  }

  @Test func moreRowsContinueTheSameColumns() async throws {
    try await withProgram(Self.recipe) { program in
      for count in ["1000", "100000"] {
        _ = try program.run("draw", "toys.yaml", "-n", count, "--output", "\(count).h5")
      }
      let few = try HDF5Reader(path: program.folder.path + "/1000.h5")
      let many = try HDF5Reader(path: program.folder.path + "/100000.h5")
      #expect(
        try few.read("energy", as: Double.self)
          == Array(many.read("energy", as: Double.self).prefix(1000)))
      #expect(
        try few.read("s1", as: Int.self) == Array(many.read("s1", as: Int.self).prefix(1000)))
    }
  }

  @Test func fileSaysWhereItComesFrom() async throws {
    try await withProgram(Self.recipe) { program in
      _ = try program.run(
        "draw", "toys.yaml", "--seed", "8", "-n", "1e3", "--output", "toys.h5", "--threads", "2")
      let reader = try HDF5Reader(path: program.folder.path + "/toys.h5")
      let provenance = try #require(try reader.provenance())
      #expect(provenance.verb == "draw")
      #expect(provenance.seed == 8)
      #expect(provenance.options.map(\.name) == ["count", "seed"])
      #expect(provenance.configuration.contains("rows: 1000\n"))
      #expect(try reader.runRecord()?.threads == 2)

      let shown = try program.run("show", "toys.h5", "--facts", "--format", "csv")
      #expect(shown.output.contains("\nverb,draw\n"))
      #expect(shown.output.contains("\nrun.threads,2\n"))

      // The configuration is itself a file that draws the same numbers again.
      let again = program.folder.appending(path: "again.yaml")
      try provenance.configuration.write(to: again, atomically: true, encoding: .utf8)
      _ = try program.run("draw", "again.yaml", "--output", "again.h5")
      let second = try HDF5Reader(path: program.folder.path + "/again.h5")
      #expect(try second.checksum() == reader.checksum())
    }
  }

  @Test(arguments: [
    ("rows: 5\n\tseed: 1\n", "line 2"),
    ("rowz: 5\ncolumns: {x: {law: poisson, mean: 1}}\n", "did you mean 'rows'?"),
    ("rows: 5\nrows: 6\n", "line 2"),
    ("rows: 5\ncolumns: 6\n", "columns: found 6, expected"),
    (
      "rows: 5\ncolumns: {x: {law: exponential, mean: .nan}}\n",
      "columns.x.mean: found nan, expected a positive number up to 1e100"
    ),
    (
      "rows: 5\ncolumns: {x: {law: exponential, maen: 1}}\n", "columns.x: "
    ),
    ("rows: 5\ncolumns: {x: {law: poison, mean: 1}}\n", "columns.x.law: found 'poison', expected"),
    ("rows: 5\ncolumns: {x/y: {law: poisson, mean: 1}}\n", "found the name 'x/y'"),
    (
      "rows: 5\ncolumns: {a: {law: binomial, trials: 10000000000000000, probability: 0.5}}\n",
      "columns.a.trials: found 10000000000000000, expected a whole number from 0 to 2^53"
    ),
    (
      "rows: 5\ncolumns: {a: {law: normal, mean: 1e308, deviation: 1e308}}\n",
      "expected a number from -1e100 to 1e100"
    ),
    ("rows: -5\ncolumns: {x: {law: poisson, mean: 1}}\n", "rows: found -5, expected"),
    ("rows: 5\ncolumns: {}\n", "columns: found no columns, expected at least one"),
    ("", "the file 'toys.yaml' is empty"),
  ])
  func badRecipeGetsASentenceAndNoOutput(recipe: String, sentence: String) async throws {
    try await withProgram(recipe) { program in
      let outcome = try program.run("draw", "toys.yaml", "--output", "toys.h5")
      #expect(outcome.code == 1)
      #expect(outcome.talk.hasPrefix("error: "))
      #expect(outcome.talk.contains("toys.yaml"))
      #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
      #expect(outcome.talk.split(separator: "\n").count == 1, "\(outcome.talk)")
      #expect(try program.files == ["toys.yaml"])
    }
  }

  @Test(arguments: [
    ("toys.txt", "found another suffix, expected '.h5', '.hdf5' or '.csv'"),
    ("missing/toys.h5", "there is no folder 'missing'"),
    ("folder.h5", "'folder.h5' is a folder, expected a file"),
    ("toys.yaml/x.h5", "there is no folder 'toys.yaml'"),
  ])
  func badOutputGetsASentence(output: String, sentence: String) async throws {
    try await withProgram(Self.recipe) { program in
      let folder = program.folder.appending(path: "folder.h5")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      let outcome = try program.run("draw", "toys.yaml", "--output", output)
      #expect(outcome.code == 1)
      #expect(outcome.talk.contains(sentence), "\(outcome.talk)")
      #expect(try program.files == ["folder.h5", "toys.yaml"])
    }
  }

  @Test func existingFileIsReplacedOnlyWithForce() async throws {
    try await withProgram(Self.recipe) { program in
      let words = ["draw", "toys.yaml", "-n", "10", "--output", "toys.csv"]
      #expect(try program.run(words).code == 0)
      let refused = try program.run(words + ["--seed", "9"])
      #expect(refused.code == 1)
      #expect(
        refused.talk == "error: the file 'toys.csv' exists already; '--force' overwrites it\n")
      let before = try Data(contentsOf: program.folder.appending(path: "toys.csv"))
      #expect(try program.run(words + ["--seed", "9", "--force"]).code == 0)
      #expect(try Data(contentsOf: program.folder.appending(path: "toys.csv")) != before)
    }
  }
}

/// Calls `body` with the program in a new folder that holds a recipe.
func withProgram(_ recipe: String, _ body: (Program) throws -> Void) async throws {
  try await withTemporaryFolder { folder in
    try recipe.write(to: folder.appending(path: "toys.yaml"), atomically: true, encoding: .utf8)
    try body(Program(in: folder))
  }
}

extension Program {
  /// Every file in the folder, hidden ones too, sorted.
  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }
}
