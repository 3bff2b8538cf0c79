import Kernels
import Learning
import Testing

/// Layers against PyTorch's in double precision (References/layer_gradients.py).
struct TorchLayerTests {
  static let cases = ReferenceCase.all(of: "layer_gradients")

  /// Relative to the largest number of a tensor: a number of float32 that is a sum of n ≤ 64
  /// products errs by √n 2⁻²⁴ of their root mean square typically and n times that at worst; inputs
  /// and weights rounded to float32 add as much again.
  static let bound = 64 * 0x1p-24

  private func check(
    _ layer: some Layer, _ name: String, statistics: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let reference = try #require(Self.cases[name])
    let sizes = reference.sizes("input")
    let shape = Shape(Array(sizes.dropFirst()))
    let names = try layer.weights(for: shape).filter { $0.role == .trained }.map(\.name)
    var weights: [String: [Float]] = [:]
    for name in names { weights[name] = reference.floats(name) }
    let work = try LayerAtWork(layer, input: shape, rows: sizes[0], weights: weights)
    work.run(reference.floats("input"), upstream: reference.floats("upstream"))
    var found = [
      ("output", work.prepared.output.values), ("input.gradient", work.inputGradient.values),
    ]
    found += names.map { ("\($0).gradient", work.gradient($0)) }
    found += statistics.map { ($0, work.weight($0)) }
    for (what, values) in found {
      let (difference, size) = distance(values, reference[what])
      #expect(
        difference <= Self.bound * size, "\(what) of \(name) is off by \(difference) of \(size)",
        sourceLocation: sourceLocation)
    }
  }

  @Test func denseLayersAgreeWithTorch() throws { try check(Dense(7), "dense") }

  @Test func activationsAgreeWithTorch() throws {
    for (function, name) in [
      (Activation.softplus, "softplus"), (.gelu, "gelu"), (.tanh, "tanh"), (.sigmoid, "sigmoid"),
      (.relu, "relu"), (.leakyRelu, "leaky_relu"),
    ] {
      try check(ActivationLayer(function), name)
    }
  }

  @Test func normalisationsAgreeWithTorch() throws {
    try check(Normalisation(.layer), "layer_norm")
    try check(
      Normalisation(.batch), "batch_norm", statistics: ["running_mean", "running_variance"])
  }

  @Test func convolutionsAgreeWithTorch() throws {
    for name in ["conv1d_plain", "conv1d_strided", "conv2d_plain", "conv2d_strided"] {
      let reference = try #require(Self.cases[name])
      let (stride, padding) = (
        Int(reference.setting("stride")), Int(reference.setting("padding"))
      )
      let sizes = reference.sizes("weight")
      if sizes.count == 3 {
        let layer = Convolution1D(sizes[0], kernel: sizes[2], stride: stride, padding: padding)
        try check(layer, name)
      } else {
        let window = Window(height: sizes[2], width: sizes[3])
        let layer = Convolution2D(sizes[0], kernel: window, stride: stride, padding: padding)
        try check(layer, name)
      }
    }
  }

  @Test func poolingsAgreeWithTorch() throws {
    for name in ["max_pool1d", "max_pool2d", "average_pool1d", "average_pool2d"] {
      let reference = try #require(Self.cases[name])
      let layer = PoolingLayer(
        name.hasPrefix("max") ? .maximum : .average, kernel: Int(reference.setting("kernel")),
        stride: Int(reference.setting("stride")))
      try check(layer, name)
    }
  }
}
