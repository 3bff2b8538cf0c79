import Kernels
import Numerics

/// A training step of the anomaly search's autoencoder, and the matrix products in it alone.
///
/// The products are what the step cannot be faster than; what is between is ours.
extension Benchmarks {
  static let networks: [Job] =
    networkJobs("", .float32)
    + (Compute.supportsMixedPrecision ? networkJobs("-mixed", .mixed) : [])

  private static func networkJobs(_ suffix: String, _ precision: Compute.Precision) -> [Job] {
    let parts = [("vae-step", false), ("vae-products", true)]
    return parts.flatMap { name, productsOnly in
      [nil, "\(name)\(suffix)"].map { single in
        Job(
          name: "\(name)\(suffix)\(single == nil ? "" : "-parallel")", item: "event",
          items: AutoencoderStep.rows, single: single, whole: 14_000
        ) { threads in
          let step = AutoencoderStep(Compute(threads: threads, precision: precision))
          return productsOnly ? { step.multiply() } : { step.train() }
        }
      }
    }
  }
}

/// An autoencoder 3835-512-256-10-256-512-3835x2, assembled from the kernels by hand.
private final class AutoencoderStep {
  static let rows = 256
  private static let columns = 3835
  private static let latent = 10

  private let compute: Compute
  private let stride: Int
  private let layers: [Layer]
  /// All weights, then all biases, as the optimiser sees them.
  private let weights: Parameters
  private let biases: Parameters
  private let input: Tensor
  private let noise = Tensor(count: rows * latent)
  private let sample: Tensor
  private let sampleGradient = Tensor(count: rows * latent)
  private let divergences = Tensor(count: rows)
  private let losses = Tensor(count: rows)
  private var step = 0

  init(_ compute: Compute) {
    self.compute = compute
    stride = MatrixProduct.paddedColumns(Self.columns)
    let sizes = [
      (stride, 512), (512, 256), (256, 2 * Self.latent), (Self.latent, 256), (256, 512),
      (512, 2 * stride),
    ]
    weights = Parameters(sizes.map { $0 * $1 }, compute: compute)
    biases = Parameters(sizes.map(\.1), compute: Compute(threads: compute.threads))
    layers = sizes.enumerated().map { index, size in
      // What is sampled from, and the sample's gradient, are float32.
      Layer(
        inputs: size.0, outputs: size.1, rows: Self.rows, output: index == 2 ? .float32 : nil,
        inputGradient: index == 3 ? .float32 : nil, compute: compute)
    }
    fillWithNoise(
      weights.master, at: RandomAddress(seed: 1, purpose: .benchmark, index: 0), compute: compute)
    weights.master.scale(by: 0.03, compute: compute)
    weights.low?.copy(from: weights.master, compute: compute)
    let data = Tensor(count: Self.rows * Self.columns)
    fillWithNoise(data, at: RandomAddress(seed: 1, purpose: .benchmark, index: 1), compute: compute)
    input = Tensor(count: Self.rows * stride, element: compute.factor)
    sample = Tensor(count: Self.rows * Self.latent, element: compute.factor)
    let inOrder = (0..<Self.rows).map(Int32.init)
    gatherRows(
      from: data, rows: inOrder.span, columns: Self.columns, into: input, stride: stride,
      compute: compute)
  }

  /// Every product of a step.
  func multiply() {
    for (index, layer) in layers.enumerated() {
      layer.forward(self.input(of: index), weights.factors(index), into: layer.output)
    }
    for (index, layer) in layers.enumerated().reversed() {
      multiplyBack(index, layer, layer.outputGradient)
    }
  }

  /// Forward, backward and a step of Adam.
  func train() {
    step += 1
    biases.gradient.fill(0)
    fillWithNoise(
      noise, at: RandomAddress(seed: 2, purpose: .benchmark, index: UInt64(step)),
      compute: compute)
    for (index, layer) in layers.enumerated() {
      layer.forward(self.input(of: index), weights.factors(index), into: layer.output)
      if index < 5 {
        addBias(
          biases.part(index, of: biases.master), activation: activation(index), to: layer.output,
          columns: layer.outputs, compute: compute)
      }
      if index == 2 {
        reparametrise(
          layer.output, noise: noise, into: sample, divergences: divergences,
          columns: Self.latent, compute: compute)
      }
    }
    let scale = 1 / Float(Self.rows)
    let decoded = layers[5].output
    gaussianNegativeLogLikelihood(
      target: input, decoded: decoded, bias: biases.part(5, of: biases.master),
      variance: DecodedVariance(floor: 0.0625), columns: Self.columns, stride: stride,
      scale: scale, gradient: decoded, biasGradient: biases.part(5, of: biases.gradient),
      perRow: losses, compute: compute)
    multiplyBack(5, layers[5], decoded)
    for (index, layer) in layers.enumerated().reversed().dropFirst() {
      if index == 2 {
        reparametrisationGradient(
          layer.output, noise: noise, sampleGradient: sampleGradient, divergenceScale: scale,
          into: layer.outputGradient, columns: Self.latent, compute: compute)
      }
      activationGradient(
        activation(index), output: layer.output, gradient: layer.outputGradient,
        biasGradient: biases.part(index, of: biases.gradient), columns: layer.outputs,
        compute: compute)
      multiplyBack(index, layer, layer.outputGradient)
    }
    for parameters in [weights, biases] {
      adamStep(
        AdamRule(), parameters: parameters.master, gradient: parameters.gradient,
        first: parameters.first, second: parameters.second, low: parameters.low, step: step,
        compute: compute)
    }
  }

  private func multiplyBack(_ index: Int, _ layer: Layer, _ gradient: Tensor) {
    layer.backwardWeights(
      self.input(of: index), gradient, into: weights.part(index, of: weights.gradient))
    guard index > 0 else { return }
    let target = index == 3 ? sampleGradient : layers[index - 1].outputGradient
    layer.backwardInput(gradient, weights.factors(index), into: target)
  }

  private func activation(_ index: Int) -> Activation { index == 2 ? .identity : .relu }

  private func input(of index: Int) -> Tensor {
    switch index {
    case 0: input
    case 3: sample
    default: layers[index - 1].output
    }
  }
}

/// A dense layer's products: y = x W, dx = dy Wᵀ, dW = xᵀ dy.
private struct Layer {
  let outputs: Int
  let output: Tensor
  let outputGradient: Tensor
  let forward: MatrixProduct
  let backwardInput: MatrixProduct
  let backwardWeights: MatrixProduct

  init(
    inputs: Int, outputs: Int, rows: Int, output: Element?, inputGradient: Element?,
    compute: Compute
  ) {
    let factor = compute.factor
    self.outputs = outputs
    self.output = Tensor(count: rows * outputs, element: output ?? factor)
    outputGradient = Tensor(count: rows * outputs, element: factor)
    forward = MatrixProduct(
      rows: rows, inner: inputs, columns: outputs, element: factor, output: output ?? factor,
      compute: compute)
    backwardInput = MatrixProduct(
      rows: rows, inner: outputs, columns: inputs, rightTransposed: true, element: factor,
      output: inputGradient ?? factor, compute: compute)
    backwardWeights = MatrixProduct(
      rows: inputs, inner: rows, columns: outputs, leftTransposed: true, element: factor,
      compute: compute)
  }
}

/// Numbers that are trained, in one tensor of many parts, with what Adam keeps of them.
private struct Parameters {
  let master: Tensor
  let gradient: Tensor
  let first: Tensor
  let second: Tensor
  /// The copy that is multiplied, where products are of bfloat16.
  let low: Tensor?
  private let ranges: [Range<Int>]

  init(_ counts: [Int], compute: Compute) {
    var ranges: [Range<Int>] = []
    for count in counts {
      // Each part begins on a boundary of 64 bytes, in either element.
      let start = ((ranges.last?.upperBound ?? 0) + 31) / 32 * 32
      ranges.append(start..<start + count)
    }
    let total = ranges.last?.upperBound ?? 0
    self.ranges = ranges
    master = Tensor(count: total)
    gradient = Tensor(count: total)
    first = Tensor(count: total)
    second = Tensor(count: total)
    low = compute.precision == .mixed ? Tensor(count: total, element: .bfloat16) : nil
  }

  func part(_ index: Int, of tensor: Tensor) -> Tensor { tensor.slice(ranges[index]) }
  func factors(_ index: Int) -> Tensor { part(index, of: low ?? master) }
}
