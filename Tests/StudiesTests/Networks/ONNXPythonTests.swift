import Foundation
import Learning
import Storage
import Studies
import TestSupport
import Testing

/// What is exported gives in onnxruntime what it gives here.
@Suite(.enabled(if: PythonEnvironment.isAvailable, "\(PythonEnvironment.absence)"))
struct ONNXPythonTests {
  /// Runs a graph on the rows of `rows.h5` and leaves its outputs in `outputs.h5`.
  private let script = """
    import sys, h5py, onnxruntime
    folder = sys.argv[1]
    session = onnxruntime.InferenceSession(folder + "/model.onnx", providers=["CPUExecutionProvider"])
    rows = h5py.File(folder + "/rows.h5")["rows"][...]
    names = [output.name for output in session.get_outputs()]
    found = session.run(names, {session.get_inputs()[0].name: rows})
    # The number of events is open.
    assert session.run(names, {session.get_inputs()[0].name: rows[:1]})[0].shape[0] == 1
    with h5py.File(folder + "/outputs.h5", "w") as file:
        for name, values in zip(names, found): file[name] = values
    print(session.get_modelmeta().producer_name, session.get_modelmeta().custom_metadata_map)
    """

  private func run(
    _ bytes: [UInt8], on rows: [Float], columns: Int, in folder: URL
  ) throws -> HDF5Reader {
    try Data(bytes).write(to: folder.appending(path: "model.onnx"))
    let writer = try HDF5Writer(path: folder.path + "/rows.h5", overwrite: true)
    try writer.write(rows, to: "rows", shape: [rows.count / columns, columns])
    try writer.commit()
    let said = try PythonEnvironment.run(script: script, arguments: [folder.path])
    #expect(said.hasPrefix("darkfield"))
    return try HDF5Reader(path: folder.path + "/outputs.h5")
  }

  /// The largest difference, in units of the largest size of the expected numbers.
  private func distance(_ found: [Float], _ expected: [Double]) -> Double {
    #expect(found.count == expected.count)
    let scale = expected.map(abs).max() ?? 1
    return zip(found, expected).map { abs(Double($0) - $1) }.max().map { $0 / scale } ?? .infinity
  }

  @Test func scoreAndItsPartsAgree() async throws {
    try await withTemporaryFolder { folder in
      let sample = try SampleModel()
      let count = 40
      let rows = SampleModel.rows(count)
      let scorer = try AnomalyScorer(sample.model, member: 1, threads: 1)
      let scores = try scorer.scores(of: MemoryRows(rows, columns: 18))
      let graph = try ONNXModel(sample.model, member: 1, version: "0")
      let found = try run(graph.bytes, on: rows, columns: 18, in: folder)
      func check(_ name: String, _ expected: [Double]) throws {
        let error = distance(try found.read(name, as: Float.self), expected)
        #expect(error < 1e-5, "\(name): \(error)")
      }
      try check("kl", scores.kl)
      try check(
        "reconstruction",
        (0..<count).flatMap { event in scores.reconstruction.map { $0[event] } })
      try check("elbo", scores.negativeELBO(beta: 1.5).map(-))
      try check("logit", scores.logit)
      try check("probability", scores.logit.map { 1 / (1 + exp(-$0)) })
      try check("latent_mean", scores.latentMeans.map(Double.init))
      try check("latent_log_variance", scores.latentLogVariances.map(Double.init))
      try check("score", sample.model.members[1].score(scores))
      var mapped = rows
      var span = mapped.mutableSpan
      try sample.model.map.apply(to: &span)
      try check("mapped", mapped.map(Double.init))
    }
  }

  @Test(arguments: ONNXModel.Parts.allCases)
  func networksAreExportedTogetherOrAlone(parts: ONNXModel.Parts) async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/model.onnx"
      try exportNetworks(of: SampleModel().model, parts: parts, to: path, overwrite: false)
      let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
      let found = try run(bytes, on: SampleModel.rows(3), columns: 18, in: folder)
      let names = Set(found.datasets.map { String($0.path.dropFirst()) })
      #expect(names.contains("elbo") == (parts != .classifier))
      #expect(names.contains("logit") == (parts != .autoencoder))
      #expect(names.contains("score") == (parts == .all))
      #expect(throws: StorageError.exists(path: path)) {
        try exportNetworks(of: SampleModel().model, parts: parts, to: path, overwrite: false)
      }
    }
  }

  @Test func exampleOfTheGuideRuns() async throws {
    try await withTemporaryFolder { folder in
      let graph = try ONNXModel(SampleModel().model, version: "0")
      _ = try run(graph.bytes, on: SampleModel.rows(4), columns: 18, in: folder)
      let blocks = try Package.codeBlocks("python", in: "docs/learning.md")
      let example = try #require(blocks.first { $0.contains("onnxruntime") })
      let output = try PythonEnvironment.run(
        script: "import os, sys\nos.chdir(sys.argv[1])\n" + example, arguments: [folder.path])
      #expect(output.contains("of pulse,hits,extra : ["))
    }
  }
}
