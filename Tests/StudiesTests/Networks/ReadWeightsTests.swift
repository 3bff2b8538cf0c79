import Foundation
import Learning
import Storage
import Studies
import TestSupport
import Testing

struct ReadWeightsTests {
  private let layout = WeightLayout([
    WeightDescription("encoder.0.weight", [2, 3], initialiser: .zeros),
    WeightDescription("encoder.0.bias", [3], initialiser: .zeros),
  ])

  @Test func namesWithDotsOrGroupsAreFound() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/w.h5"
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write([1, 2, 3, 4, 5, 6] as [Double], to: "vae/encoder/0/weight", shape: [2, 3])
      try writer.write([7, 8, 9] as [Float], to: "vae/encoder.0.bias")
      try writer.commit()
      let weights = try readWeights(from: path, into: layout, group: "vae")
      #expect(weights["encoder.0.weight"] == [1, 2, 3, 4, 5, 6])
      #expect(weights["encoder.0.bias"] == [7, 8, 9])
    }
  }

  @Test func weightsOfTorchAreTurned() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/w.h5"
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write([1, 4, 2, 5, 3, 6] as [Float], to: "encoder.0.weight", shape: [3, 2])
      try writer.write([7, 8, 9] as [Float], to: "encoder.0.bias")
      try writer.commit()
      let weights = try readWeights(from: path, into: layout, convention: .torch)
      #expect(weights["encoder.0.weight"] == [1, 2, 3, 4, 5, 6])
      let error = #expect(throws: StorageError.self) { try readWeights(from: path, into: layout) }
      #expect(
        error?.description == "\(path), dataset '/encoder.0.weight': found the shape 3 x 2, "
          + "expected 2 x 3, or the convention 'torch', in which it would fit")
    }
  }

  @Test func missingAndMisshapenArraysGetSentences() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/w.h5"
      let writer = try HDF5Writer(path: path, overwrite: false)
      try writer.write([Float](repeating: 0, count: 8), to: "encoder.0.weight", shape: [2, 4])
      try writer.write([7, 8, 9] as [Float], to: "encoder.0.bais")
      try writer.commit()
      func sentence(_ layout: WeightLayout) -> String {
        do {
          _ = try readWeights(from: path, into: layout)
          return "no error"
        } catch { return "\(error)" }
      }
      #expect(
        sentence(layout) == "\(path), dataset '/encoder.0.weight': found the shape 2 x 4, "
          + "expected 2 x 3")
      let bias = WeightLayout([
        WeightDescription("encoder.0.bias", [3], initialiser: .zeros)
      ])
      #expect(
        sentence(bias) == "\(path), arrays: expected 'encoder.0.bias' among 'encoder.0.bais', "
          + "'encoder.0.weight'; did you mean 'encoder.0.bais'?")
    }
  }

  @Test(
    .enabled(if: PythonEnvironment.isAvailable, Comment(rawValue: PythonEnvironment.absence)))
  func archivesOfNumPyAreRead() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/w.npz"
      let script = """
        import sys, numpy as np
        np.savez(sys.argv[1], **{"encoder.0.weight": np.arange(6.).reshape(2, 3).T,
                                 "encoder.0.bias": np.ones(3, "f4"), "other": np.zeros(9)})
        """
      _ = try PythonEnvironment.run(script: script, arguments: [path])
      let weights = try readWeights(from: path, into: layout, convention: .torch)
      #expect(weights["encoder.0.weight"] == [0, 1, 2, 3, 4, 5])
      #expect(weights["encoder.0.bias"] == [1, 1, 1])
    }
  }
}
