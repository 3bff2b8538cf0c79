import Foundation
import Learning
import Storage
import Studies
import TestSupport
import Testing

struct ModelFileTests {
  private let provenance = Provenance(programVersion: "0", commit: "unknown", verb: "train")

  private func write(_ file: ModelFile, in folder: URL) throws -> String {
    let path = folder.path + "/model.h5"
    try file.write(to: path, overwrite: true, provenance: provenance)
    return path
  }

  @Test func modelComesBackBitForBit() async throws {
    try await withTemporaryFolder { folder in
      let sample = try SampleModel()
      let path = try write(ModelFile(sample.model, blocks: SampleModel.blocks), in: folder)
      let file = try ModelFile(path: path)
      #expect(try file.model(of: path) == sample.model)
      #expect(file.blocks == SampleModel.blocks)
      #expect(try HDF5Reader(path: path).provenance() == provenance)
    }
  }

  /// A training in its classifier, with moments, best weights and a loss that is no short number.
  @Test func trainingOnItsWayComesBackBitForBit() async throws {
    try await withTemporaryFolder { folder in
      let sample = try SampleModel()
      let layout = try sample.model.classifier.layout
      let weights = SampleModel.drawn(layout, seed: 1)
      // The numbers between weights are zero, as in a training.
      let moments = [2, 3].map { seed in
        Array(SampleModel.drawn(layout, seed: seed).values[..<layout.trainedCount])
      }
      var progress = AnomalyTraining.Progress(map: sample.model.map)
      progress.members = [sample.model.members[0]]
      progress.autoencoder = sample.model.members[1].autoencoder
      progress.state = TrainingState(
        weights: weights, moments: moments, step: 77,
        history: SampleModel.history(losses: 1, epochs: 3),
        best: TrainingState.Best(
          epoch: 2, loss: 1.0 / 3, weights: SampleModel.drawn(layout, seed: 4)))
      let file = ModelFile(
        settings: sample.settings, blocks: SampleModel.blocks, progress: progress)
      let path = try write(file, in: folder)
      #expect(try ModelFile(path: path) == file)
      let error = #expect(throws: StorageError.self) {
        try ModelFile(path: path).model(of: path)
      }
      #expect(
        error?.description == "\(path), networks: found those of 1 of 2 seeds, "
          + "expected a training that went to its end; train again to go on")
    }
  }

  @Test func trainingOfAnAutoencoderComesBackBitForBit() async throws {
    try await withTemporaryFolder { folder in
      let sample = try SampleModel()
      var progress = AnomalyTraining.Progress(map: sample.model.map)
      progress.state = TrainingState(
        weights: sample.model.members[0].autoencoder.weights, moments: [], step: 5, history: [],
        best: nil)
      let file = ModelFile(
        settings: sample.settings, blocks: SampleModel.blocks, progress: progress)
      #expect(try ModelFile(path: write(file, in: folder)) == file)
    }
  }

  @Test func filesOfAnotherKindGetSentences() async throws {
    try await withTemporaryFolder { folder in
      func sentence(_ name: String) -> String {
        do {
          _ = try ModelFile(path: folder.path + "/" + name)
          return "no error"
        } catch { return "\(error)".replacing(folder.path + "/", with: "") }
      }
      for (name, format) in [
        ("events.h5", HDF5Format(name: "darkfield-events", version: 1)),
        ("later.h5", HDF5Format(name: "darkfield-model", version: 2)),
      ] {
        try HDF5Writer(path: folder.path + "/" + name, overwrite: false, format: format).commit()
      }
      #expect(
        sentence("events.h5") == "events.h5, attribute 'format': found 'darkfield-events', "
          + "expected 'darkfield-model'")
      #expect(
        sentence("later.h5") == "the file 'later.h5' has the format darkfield-model version 2, "
          + "expected version 1 or older")
      let path = try write(
        ModelFile(try SampleModel().model, blocks: SampleModel.blocks), in: folder)
      let bytes = try Data(contentsOf: URL(filePath: path))
      try bytes.prefix(bytes.count / 2).write(to: URL(filePath: path))
      #expect(sentence("model.h5").hasPrefix("the file 'model.h5' is damaged: "))
    }
  }
}
