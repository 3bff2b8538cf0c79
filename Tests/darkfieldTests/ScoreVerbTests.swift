import Foundation
import Storage
import TestSupport
import Testing

struct ScoreVerbTests {
  private func withModel(_ body: (Program) throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      try OwnTable(rows: 700).write(to: "own.h5", in: program)
      try OwnTable.settings.write(
        to: folder.appending(path: "networks.yaml"), atomically: true, encoding: .utf8)
      let trained = try program.run(
        "train", "own.h5", "--labels", "is_odd", "--config", "networks.yaml", "-o", "model.h5",
        "--seed", "1,2")
      #expect(trained.code == 0, "\(trained.talk)")
      try body(program)
    }
  }

  private func reader(_ name: String, in program: Program) throws -> HDF5Reader {
    try HDF5Reader(path: program.folder.appending(path: name).path)
  }

  @Test func theScoreIsTheSumOfItsParts() async throws {
    try await withModel { program in
      let outcome = try program.run("score", "model.h5", "own.h5", "-o", "scores.h5")
      #expect(outcome.code == 0, "\(outcome.talk)")
      let scores = try reader("scores.h5", in: program)
      for member in ["seed_1", "seed_2"] {
        let ts = try scores.read("\(member)/ts", as: Double.self)
        let parts = try ["negative_elbo", "logit"].map {
          try scores.read("\(member)/\($0)", as: Double.self)
        }
        let weight = try #require(
          try scores.attribute(
            "classifier_weight", of: "\(member)/latent", as: Double.self))
        #expect(ts.count == 700)
        for event in ts.indices {
          let total = parts[0][event] + weight * log1p(exp(parts[1][event]))
          #expect(abs(ts[event] - total) <= 1e-9 * max(1, abs(total)))
        }
      }
      let mean = try scores.read("ts", as: Double.self)
      let both = try ["seed_1", "seed_2"].map { try scores.read("\($0)/ts", as: Double.self) }
      for event in mean.indices {
        let expected = (both[0][event] + both[1][event]) / 2
        #expect(abs(mean[event] - expected) <= 1e-12 * abs(expected))
      }
    }
  }

  @Test func scoresDependOnNeitherThreadsNorCompany() async throws {
    try await withModel { program in
      for threads in 1...2 {
        let outcome = try program.run(
          "score", "model.h5", "own.h5", "-o", "scores\(threads).h5", "--threads", "\(threads)")
        #expect(outcome.code == 0, "\(outcome.talk)")
      }
      let one = try reader("scores1.h5", in: program)
      let two = try reader("scores2.h5", in: program)
      #expect(try one.checksum() == two.checksum())

      // The first 300 rows by themselves.
      try OwnTable(rows: 300).write(to: "part.h5", in: program)
      #expect(try program.run("score", "model.h5", "part.h5", "-o", "part_scores.h5").code == 0)
      let part = try reader("part_scores.h5", in: program).read("ts", as: Double.self)
      #expect(try one.read("ts", as: Double.self).prefix(300) == part[...])
    }
  }

  @Test func csvHasTheColumnsOfTheDatasets() async throws {
    try await withModel { program in
      let outcome = try program.run("score", "model.h5", "own.h5", "-o", "scores.csv")
      #expect(outcome.code == 0, "\(outcome.talk)")
      let table = try CSVTable(path: program.folder.appending(path: "scores.csv").path)
      #expect(table.rowCount == 700)
      #expect(
        table.columns.prefix(5) == ["ts", "negative_elbo", "kl", "logit", "reconstruction_table"])
    }
  }

  @Test func mistakesGetASentence() async throws {
    try await withModel { program in
      func talk(_ words: String...) throws -> String {
        let outcome = try program.run(["score"] + words + ["-o", "s.h5"])
        #expect(outcome.code == 1)
        return outcome.talk
      }
      try OwnTable(columns: 5).write(to: "short.h5", in: program)
      #expect(
        try talk("model.h5", "short.h5")
          == "error: short.h5, rows: found 5 numbers in a row, expected 6, as the model 'model.h5' has\n"
      )
      try OwnTable().write(to: "nan.h5", in: program) { $0[6 * 301 + 4] = .infinity }
      #expect(
        try talk("model.h5", "nan.h5").contains(
          "nan.h5, row 301, block 'table', number 4 (counted from 0): found inf"))
      #expect(try talk("own.h5", "own.h5").contains("expected 'darkfield-model'"))

      // A model of a later program.
      let path = program.folder.appending(path: "later.h5").path
      let writer = try HDF5Writer(
        path: path, overwrite: false, format: HDF5Format(name: "darkfield-model", version: 99),
        provenance: Provenance(programVersion: "99", commit: "", verb: "train"))
      try writer.commit()
      #expect(try talk("later.h5", "own.h5").contains("version 99"))

      // Half a model.
      let bytes = try Data(contentsOf: program.folder.appending(path: "model.h5"))
      try bytes.prefix(bytes.count / 2).write(to: program.folder.appending(path: "half.h5"))
      #expect(try talk("half.h5", "own.h5").contains("half.h5"))
      #expect(try !program.files.contains("s.h5"))
    }
  }

  @Test func aModelIsExported() async throws {
    try await withModel { program in
      let outcome = try program.run("export", "model.h5", "-o", "model.onnx", "--seed", "2")
      #expect(outcome.code == 0, "\(outcome.talk)")
      #expect(try program.files.contains("model.onnx"))
      let unknown = try program.run("export", "model.h5", "-o", "x.onnx", "--seed", "3")
      #expect(unknown.code == 2)
      #expect(unknown.talk.contains("a seed of the model: 1, 2"), "\(unknown.talk)")
    }
  }
}
