import Foundation
import Learning
import Storage
import Studies
import TestSupport
import Testing

/// Model files as h5py sees and changes them.
@Suite(.enabled(if: PythonEnvironment.isAvailable, "\(PythonEnvironment.absence)"))
struct ModelFilePythonTests {
  private func write(in folder: URL) throws -> (path: String, model: AnomalyModel) {
    let path = folder.path + "/model.h5"
    let model = try SampleModel(seeds: [3]).model
    try ModelFile(model, blocks: SampleModel.blocks).write(
      to: path, overwrite: true,
      provenance: Provenance(programVersion: "0", commit: "unknown", verb: "train"))
    return (path, model)
  }

  @Test func h5pyReadsTheWeightsInTheirShapes() async throws {
    try await withTemporaryFolder { folder in
      let (path, model) = try write(in: folder)
      let script = """
        import sys, h5py, numpy as np
        f = h5py.File(sys.argv[1])
        assert f.attrs["format"] == "darkfield-model" and f.attrs["format_version"] == 1
        w = {k: v[...] for k, v in f["seed_3/vae/weights"].items()}
        assert w["encoder.0.weight"].shape == (18, 9) and w["encoder.0.weight"].dtype == "f4"
        assert w["decoder.2.bias"].shape == (36,)
        assert list(f["seed_3/classifier/history"]) == [
            "epoch", "learning_rate", "training_cross_entropy", "validation_cross_entropy"]
        assert f["seed_3"].attrs["natural_weight"] == 12.25
        assert "latent: 3" in f["settings"].asstr()[()]
        print(float(np.float64(w["encoder.0.weight"][17, 8])))
        """
      let output = try PythonEnvironment.run(script: script, arguments: [path])
      let weights = model.members[0].autoencoder.weights["encoder.0.weight"]
      #expect(Double(output.trimmingCharacters(in: .newlines)) == Double(weights[17 * 9 + 8]))
    }
  }

  @Test func changedFilesGetSentences() async throws {
    let weight = "seed_3/vae/weights/decoder.0.weight"
    let table = [
      (
        "del f['\(weight)']",
        "model.h5, datasets: expected '/\(weight)' among '/input/blocks', '/input/map', "
          + "'/seed_3/classifier/history/epoch', '/seed_3/classifier/history/learning_rate', "
          + "'/seed_3/classifier/history/training_cross_entropy', "
          + "'/seed_3/classifier/history/validation_cross_entropy' and 24 more; "
          + "did you mean '/seed_3/vae/weights/decoder.1.weight'?"
      ),
      (
        "del f['\(weight)']; f['\(weight)'] = np.zeros((6, 3), 'f4')",
        "model.h5, dataset '/\(weight)': found the shape 6 x 3, expected 3 x 6"
      ),
      (
        "del f['seed_3/vae/history/training_kl']; f['seed_3/vae/history/training_kl'] = [1., 2.]",
        "model.h5, dataset '/seed_3/vae/history/training_kl': found the shape 2, expected 4"
      ),
      (
        "del f['seed_3'].attrs['beta']",
        "model.h5, group '/seed_3': expected the attribute 'beta'"
      ),
      (
        "f['seed_3'].attrs['beta'] = -1.",
        "model.h5, attribute 'beta' of '/seed_3': found -1.0, expected a number of zero or more"
      ),
      (
        "t = f['input/blocks'].asstr()[()]; del f['input/blocks']; "
          + "f['input/blocks'] = t[:t.index('- name: extra')]",
        "model.h5, dataset '/input/map': found 3 maps and 3 summaries of 3 blocks, "
          + "expected one of each for the 2 blocks of a row"
      ),
    ]
    for (change, expected) in table {
      try await withTemporaryFolder { folder in
        let path = try write(in: folder).path
        _ = try PythonEnvironment.run(
          script: "import sys, h5py, numpy as np\nf = h5py.File(sys.argv[1], 'r+')\n\(change)",
          arguments: [path])
        let error = #expect(throws: (any Error).self) { try ModelFile(path: path) }
        let sentence = error.map { "\($0)" }?.replacing(folder.path + "/", with: "")
        #expect(sentence == expected)
      }
    }
  }

  @Test func settingsThatAreNoneNameTheirDataset() async throws {
    try await withTemporaryFolder { folder in
      let path = try write(in: folder).path
      let script = """
        import sys, h5py
        f = h5py.File(sys.argv[1], "r+")
        del f["settings"]
        f["settings"] = "vae: {latent: 0}"
        """
      _ = try PythonEnvironment.run(script: script, arguments: [path])
      let error = #expect(throws: (any Error).self) { try ModelFile(path: path) }
      let sentence = error.map { "\($0)" } ?? ""
      #expect(sentence.contains("dataset '/settings'") && sentence.contains("latent"))
    }
  }

  @Test func exampleOfTheGuideRuns() async throws {
    try await withTemporaryFolder { folder in
      try ModelFile(try SampleModel(seeds: [1]).model, blocks: SampleModel.blocks).write(
        to: folder.path + "/model.h5", overwrite: true,
        provenance: Provenance(programVersion: "0", commit: "unknown", verb: "train"))
      let examples = try Package.codeBlocks("python", in: "docs/reading-files.md")
      let example = try #require(examples.first { $0.contains("model.h5") })
      let output = try PythonEnvironment.run(
        script: "import os, sys\nos.chdir(sys.argv[1])\n" + example, arguments: [folder.path])
      #expect(output.contains("encoder.0.weight (18, 9)"))
    }
  }
}
