import Foundation
import Kernels
import Learning
import Numerics
import TestSupport
import Testing

/// Every layer gives in onnxruntime what it gives here.
@Suite(.enabled(if: PythonEnvironment.isAvailable, "\(PythonEnvironment.absence)"))
struct ONNXLayerTests {
  /// A network, and the shape of its rows.
  private struct Sample {
    let name: String
    let input: Shape
    let layers: [any Layer]
  }

  private static let samples =
    Activation.allCases.map {
      Sample(name: "dense \($0)", input: [7], layers: [Dense(5, $0), Dense(3)])
    } + [
      Sample(
        name: "pulses", input: [2, 13],
        layers: [
          Convolution1D(4, kernel: 3, stride: 2, padding: 1, .relu),
          PoolingLayer(.maximum, kernel: 2), Normalisation(.batch), Flatten(), Dense(2),
        ]),
      Sample(
        name: "images", input: [3, 9, 8],
        layers: [
          Convolution2D(5, kernel: Window(height: 3, width: 2), padding: 1, .leakyRelu),
          Normalisation(.layer),
          PoolingLayer(.average, kernel: 3, stride: 2), Dropout(0.5), ActivationLayer(.tanh),
          Sequential([Flatten(), Dense(4, .gelu)]),
        ]),
      Sample(name: "normalised rows", input: [6], layers: [Normalisation(.batch), Dense(1)]),
    ]

  private static let rows = 11

  /// Runs every graph of a folder in one process, which takes longer to start than to compute.
  private let script = """
    import sys, glob, numpy as np, onnxruntime
    for number in range(len(glob.glob(sys.argv[1] + "/*.onnx"))):
        name = "%s/%d" % (sys.argv[1], number)
        session = onnxruntime.InferenceSession(name + ".onnx", providers=["CPUExecutionProvider"])
        rows = np.fromfile(name + ".raw", "<f4").reshape(\(rows), -1)
        print(*(float(x).hex() for x in session.run(["outputs"], {"rows": rows})[0].ravel()))
    """

  @Test func layersAgree() async throws {
    try await withTemporaryFolder { folder in
      var expected: [[Float]] = []
      for (number, sample) in Self.samples.enumerated() {
        let network = try Network(sample.layers, input: sample.input, loss: MeanSquaredError())
        let (rows, weights) = Self.drawn(for: network, number: number)
        let model = try ONNXModel(network, weights: weights, version: "0")
        try Data(model.bytes).write(to: folder.appending(path: "\(number).onnx"))
        try Data(rows.bytes).write(to: folder.appending(path: "\(number).raw"))
        expected.append(
          try network.outputs(
            of: MemoryRows(rows, columns: network.columns), weights: weights, batch: 4,
            compute: Compute(threads: 1, precision: .float32)))
      }
      let lines = try PythonEnvironment.run(script: script, arguments: [folder.path])
        .split(separator: "\n")
      #expect(lines.count == Self.samples.count)
      for ((sample, line), expected) in zip(zip(Self.samples, lines), expected) {
        let found = line.split(separator: " ").compactMap { Double($0) }
        #expect(found.count == expected.count)
        let scale = expected.map { Double(abs($0)) }.max() ?? 1
        let distance = zip(found, expected).map { abs($0 - Double($1)) }.max() ?? .infinity
        #expect(distance < 1e-5 * scale, "\(sample.name): \(distance / scale)")
      }
    }
  }

  /// Rows, and weights of which none is where it began.
  private static func drawn(for network: Network, number: Int) -> ([Float], Weights) {
    var stream = RandomStream(seed: 1, purpose: .test, index: UInt64(number))
    let rows = (0..<Self.rows * network.columns).map { _ in Float(4 * stream.uniform() - 2) }
    var weights = Weights(network.layout)
    for entry in network.layout.entries {
      // Variances are positive.
      let low = entry.name.hasSuffix("running_variance") ? 0.5 : -1
      weights[entry.name] = entry.range.map { _ in Float(low + (1 - low) * stream.uniform()) }
    }
    return (rows, weights)
  }
}

extension [Float] {
  /// The bytes of the numbers, each with its lowest first.
  fileprivate var bytes: [UInt8] {
    flatMap { number in
      (0..<4).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * $0)) }
    }
  }
}
