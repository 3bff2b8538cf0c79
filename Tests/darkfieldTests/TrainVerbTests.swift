import Foundation
import Storage
import TestSupport
import Testing

struct TrainVerbTests {
  private let train = [
    "train", "own.h5", "--labels", "is_odd", "--config", "networks.yaml", "-o", "model.h5",
    "--threads", "1", "--format", "csv",
  ]

  private func withTable(
    settings: String = OwnTable.settings, _ body: (Program) throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let program = Program(in: folder)
      try OwnTable().write(to: "own.h5", in: program)
      try settings.write(
        to: folder.appending(path: "networks.yaml"), atomically: true, encoding: .utf8)
      try body(program)
    }
  }

  /// The checksum of all datasets of a file.
  private func checksum(_ name: String, in program: Program) throws -> Checksum {
    try HDF5Reader(path: program.folder.appending(path: name).path).checksum()
  }

  @Test func aTableOfTheUsersOwnIsLearnt() async throws {
    try await withTable { program in
      let outcome = try program.run(train)
      #expect(outcome.code == 0, "\(outcome.talk)")
      let lines = outcome.output.split(separator: "\n")
      #expect(
        lines.first
          == "seed,network,epochs,best_epoch,training_loss,validation_loss,area_under_curve")
      #expect(lines.count == 3)
      let area = lines.last?.split(separator: ",").last.flatMap { Double($0) }
      // The odd rows lie three standard deviations away in the last column.
      #expect((area ?? 0) > 0.9)
      #expect(try program.files.contains("model.h5"))
      #expect(try !program.files.contains("model.h5.checkpoint"))
    }
  }

  @Test func theSameSeedGivesTheSameWeights() async throws {
    try await withTable { program in
      #expect(try program.run(train).code == 0)
      let first = try checksum("model.h5", in: program)
      #expect(try program.run(train + ["--force"]).code == 0)
      #expect(try checksum("model.h5", in: program) == first)
      #expect(try program.run(train + ["--force", "--seed", "7"]).code == 0)
      #expect(try checksum("model.h5", in: program) != first)
    }
  }

  @Test func theCurvesOfAModelAreShown() async throws {
    try await withTable { program in
      #expect(try program.run(train).code == 0)
      let shown = try program.run("show", "model.h5", "--curves", "--format", "csv")
      let lines = shown.output.split(separator: "\n")
      #expect(
        lines.first == "seed,network,epoch,learning_rate,training_loss,validation_loss,used")
      #expect(lines.filter { $0.hasPrefix("1,autoencoder,") }.count == 6)
      #expect(lines.filter { $0.hasPrefix("1,classifier,") }.count == 8)
      #expect(lines.filter { $0.hasSuffix(",yes") }.count == 2)
      let other = try program.run("show", "own.h5", "--curves")
      #expect(other.code == 1 && other.talk.contains("own.h5"))
    }
  }

  /// Weights from elsewhere go into a model as they are, or are trained further.
  @Test func aTrainingMayBeginWithWeightsOfAFile() async throws {
    try await withTable { program in
      #expect(try program.run(train).code == 0)
      func path(_ name: String) -> String { program.folder.appending(path: name).path }
      let trained = try HDF5Reader(path: path("model.h5"))
      let writer = try HDF5Writer(path: path("weights.h5"), overwrite: true)
      for dataset in trained.datasets where dataset.path.contains("/vae/weights/") {
        let name = dataset.path.replacing("/seed_1/vae/weights/", with: "vae/")
        try writer.write(
          trained.read(dataset.path, as: Float.self), to: name, shape: dataset.shape)
      }
      try writer.commit()
      let again = train.map { $0 == "model.h5" ? "again.h5" : $0 }
      let settings = OwnTable.settings.replacing("epochs: 6", with: "epochs: 0")
      try settings.write(toFile: path("networks.yaml"), atomically: true, encoding: .utf8)
      let outcome = try program.run(again + ["--weights", "weights.h5"])
      #expect(outcome.code == 0, "\(outcome.talk)")
      let model = try HDF5Reader(path: path("again.h5"))
      for dataset in trained.datasets where dataset.path.contains("/vae/weights/") {
        let kept = try model.read(dataset.path, as: Float.self)
        let given = try trained.read(dataset.path, as: Float.self)
        #expect(kept == given, "\(dataset.path)")
      }
      let turned = try program.run(
        again + ["--force", "--weights", "weights.h5", "--convention", "torch"])
      #expect(turned.talk.contains("or the convention 'darkfield', in which it would fit"))
      let none = try program.run(again + ["--force", "--weights", "own.h5"])
      #expect(
        none.talk
          == "error: own.h5, arrays: expected names that begin with 'vae/' or 'classifier/'\n")
    }
  }

  private func waitForCheckpoint(in program: Program) throws {
    for _ in 0..<10_000 {
      if try program.files.contains("model.h5.checkpoint") { return }
      Thread.sleep(forTimeInterval: 0.002)
    }
    Issue.record("no checkpoint was written within 20 s")
  }

  /// Interrupted by Ctrl-C or killed, the same command ends with the same weights.
  @Test(arguments: [SIGINT, SIGKILL])
  func aStoppedTrainingGoesOnToTheSameWeights(signal: Int32) async throws {
    let settings = OwnTable.settings.replacing("epochs: 6", with: "epochs: 4000")
    try await withTable(settings: settings) { program in
      #expect(try program.run(train).code == 0)
      let whole = try checksum("model.h5", in: program)
      try FileManager.default.removeItem(at: program.folder.appending(path: "model.h5"))

      let stopped = try program.run(train) { process in
        try waitForCheckpoint(in: program)
        kill(process.processIdentifier, signal)
      }
      #expect(stopped.code == (signal == SIGINT ? 130 : 128 + 9), "\(stopped.talk)")
      #expect(try !program.files.contains("model.h5"))

      let resumed = try program.run(train)
      #expect(resumed.code == 0, "\(resumed.talk)")
      #expect(resumed.talk.contains("going on from 'model.h5.checkpoint'"), "\(resumed.talk)")
      #expect(try checksum("model.h5", in: program) == whole)
      #expect(try !program.files.contains("model.h5.checkpoint"))
    }
  }

  @Test func aCheckpointOfAnotherTrainingIsNotContinued() async throws {
    let settings = OwnTable.settings.replacing("epochs: 6", with: "epochs: 40000")
    try await withTable(settings: settings) { program in
      _ = try program.run(train) { process in
        try waitForCheckpoint(in: program)
        process.interrupt()
      }
      let outcome = try program.run(train + ["--seed", "2"])
      #expect(outcome.code == 1)
      #expect(
        outcome.talk.contains("checkpoint: found a training of other settings"), "\(outcome.talk)")
    }
  }

  @Test func mistakesGetASentence() async throws {
    try await withTable { program in
      func talk(_ words: String...) throws -> String {
        let outcome = try program.run(
          ["train"] + words + ["--config", "networks.yaml", "-o", "m.h5"])
        #expect(outcome.code != 0)
        return outcome.talk
      }
      var table = OwnTable()
      table.oddLabel = 2
      try table.write(to: "label.h5", in: program)
      #expect(
        try talk("label.h5", "--labels", "is_odd")
          == "error: label.h5, dataset '/is_odd', row 0: found the label 2.0, expected 0 or 1\n")
      table.oddLabel = 0
      try table.write(to: "empty.h5", in: program)
      #expect(try talk("empty.h5", "--labels", "is_odd").contains("found none of class 1"))
      #expect(try talk("own.h5").contains("two files: normal rows, then others"))
      #expect(try talk("own.h5", "nowhere.h5").contains("'nowhere.h5' does not exist"))
      table = OwnTable(columns: 5)
      try table.write(to: "short.h5", in: program)
      #expect(
        try talk("own.h5", "short.h5").contains(
          "found 5 numbers in a row, expected 6, as 'own.h5' has"))
      try OwnTable().write(to: "nan.h5", in: program) { $0[6 * 7 + 2] = .nan }
      #expect(
        try talk("nan.h5", "--labels", "is_odd").contains(
          "nan.h5, row 7, block 'table', number 2 (counted from 0): found nan"))
      #expect(try program.run("train").talk.contains("missing argument '<files>'"))
      #expect(try program.files.allSatisfy { !$0.hasPrefix("m.h5") })
    }
  }

  @Test func thePrintedSettingsAreTheDefaults() async throws {
    let printed = try await withTemporaryFolder {
      try Program(in: $0).run("train", "--print-config")
    }
    #expect(printed.code == 0)
    #expect(printed.output.contains("latent: 10"))
  }
}
