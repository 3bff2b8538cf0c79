import Kernels
import Numerics

/// An autoencoder at work on blocks of a fixed number of rows.
///
/// In mixed precision the row that the likelihood is taken of stays in float32; what the encoder
/// reads is rounded.
final class PreparedAutoencoder: PreparedModel {
  let model: VariationalAutoencoder
  let rows: Int
  let input: Tensor
  /// The latent means, then the logarithms of their variances, for each row.
  var encoded: Tensor { encoder.output }
  /// The decoder's output without its bias: for each row the means, then the `s`.
  var decoded: Tensor { output.output }
  /// The bias of the decoder's output.
  var decodedBias: Tensor { output.bias.value }
  /// The divergence of each row's latent law from the prior.
  let divergences: Tensor
  /// Standard normal numbers, one for each latent variable of each row.
  let noise: Tensor
  /// Numbers to be used for `noise` in training, where a test knows the result.
  var fixedNoise: [Float]?

  let compute: Compute
  let encoder: any PreparedLayer
  let decoder: (any PreparedLayer)?
  let output: PreparedDense
  let sample: Tensor
  let perRow: Tensor
  private let rounded: Tensor?
  private lazy var gradients = AutoencoderGradients(self)

  init(
    _ model: VariationalAutoencoder, rows: Int, memory: ModelMemory, compute: Compute
  ) throws(LearningError) {
    self.model = model
    self.rows = rows
    self.compute = compute
    let preparation = Preparation(rows: rows, compute: compute)
    let element = preparation.element
    input = Tensor(count: rows * model.columns)
    rounded =
      element == .float32 ? nil : Tensor(count: rows * model.columns, element: element)
    encoder = try model.encoder.prepared(
      for: [model.columns], weights: memory.part("encoder"),
      as: preparation.part(0, output: .float32))
    noise = Tensor(count: rows * model.latent)
    sample = Tensor(count: rows * model.latent, element: element)
    divergences = Tensor(count: rows)
    perRow = Tensor(count: rows)
    decoder = try model.decoder?.prepared(
      for: [model.latent], weights: memory.part("decoder"),
      as: preparation.part(1, output: element))
    output = PreparedDense(
      model.output, inputs: try model.hiddenShape.count,
      weights: memory.part(model.outputName), as: preparation.part(2, output: .float32),
      bias: .loss)
  }

  /// What the encoder reads.
  var encoderInput: Tensor { rounded ?? input }
  /// What the last layer reads.
  var hidden: Tensor { decoder?.output ?? sample }

  /// Computes the latent laws of the rows.
  func encode(_ pass: Pass) {
    rounded?.copy(from: input, compute: compute)
    encoder.forward(encoderInput, pass: pass)
  }

  /// Draws from the latent laws by `noise` and computes what the decoder makes of the draws.
  func decode(_ pass: Pass) {
    reparametrise(
      encoded, noise: noise, into: sample, divergences: divergences, columns: model.latent,
      compute: compute)
    decoder?.forward(sample, pass: pass)
    output.forward(hidden, pass: pass)
  }

  func losses(_ pass: Pass) -> BatchLosses {
    run(pass)
    gaussianNegativeLogLikelihood(
      target: input, decoded: decoded, bias: decodedBias, variance: model.variance,
      columns: model.columns, scale: 0, gradient: nil, biasGradient: nil, perRow: perRow,
      compute: compute)
    return sums(pass)
  }

  func lossesAndGradients(_ pass: Pass, scale: Float, gradients use: GradientUse) -> BatchLosses {
    run(pass)
    gradients.add(pass, scale: scale, use: use)
    return sums(pass)
  }

  private func run(_ pass: Pass) {
    encode(pass)
    if let fixedNoise {
      noise.copy(from: fixedNoise.span)
    } else {
      fillWithNoise(
        noise, at: pass.randomAddress(.latentNoise, layer: 0), compute: compute)
    }
    decode(pass)
  }

  /// The losses of the rows that count.
  private func sums(_ pass: Pass) -> BatchLosses {
    let divergence = divergences.firstRows(pass.count, columns: 1).sum()
    let reconstruction = perRow.firstRows(pass.count, columns: 1).sum()
    return BatchLosses(
      model.beta * divergence + reconstruction, divergence, reconstruction)
  }
}
