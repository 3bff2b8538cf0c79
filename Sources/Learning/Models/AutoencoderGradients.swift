import Kernels

/// The way back through an autoencoder, with the memory that only training needs.
final class AutoencoderGradients {
  private unowned let model: PreparedAutoencoder
  /// Of the decoder's output; in float32 it replaces the output itself.
  private let decoded: Tensor
  private let hidden: Tensor?
  private let sample: Tensor
  private let encoded: Tensor

  init(_ model: PreparedAutoencoder) {
    self.model = model
    let element = model.compute.factor
    decoded =
      element == .float32
      ? model.decoded : Tensor(count: model.decoded.count, element: element)
    hidden = model.decoder.map { Tensor(count: $0.output.count, element: element) }
    sample = Tensor(count: model.sample.count, element: element)
    encoded = Tensor(count: model.encoded.count, element: element)
  }

  /// Computes the losses of each row, and the gradients of all weights.
  ///
  /// Padding has no gradient: the loops over rows leave it out, and what lies there is zero.
  func add(_ pass: Pass, scale: Float, use: GradientUse) {
    let columns = model.model.columns
    let latent = model.model.latent
    let count = pass.count
    if use == .replaced { model.output.bias.gradient?.fill(0) }
    gaussianNegativeLogLikelihood(
      target: model.input.firstRows(count, columns: columns),
      decoded: model.decoded.firstRows(count, columns: 2 * columns), bias: model.decodedBias,
      variance: model.model.variance, columns: columns, scale: scale,
      gradient: decoded.firstRows(count, columns: 2 * columns),
      biasGradient: model.output.bias.gradient,
      perRow: model.perRow.firstRows(count, columns: 1), compute: model.compute)
    decoded.clearRows(from: count, columns: 2 * columns)
    model.output.backward(
      model.hidden, outputGradient: decoded, inputGradient: hidden ?? sample, pass: pass,
      gradients: use)
    if let decoder = model.decoder, let hidden {
      decoder.backward(
        model.sample, outputGradient: hidden, inputGradient: sample, pass: pass, gradients: use)
    }
    reparametrisationGradient(
      model.encoded.firstRows(count, columns: 2 * latent),
      noise: model.noise.firstRows(count, columns: latent),
      sampleGradient: sample.firstRows(count, columns: latent),
      divergenceScale: Float(model.model.beta) * scale,
      into: encoded.firstRows(count, columns: 2 * latent), columns: latent,
      compute: model.compute)
    encoded.clearRows(from: count, columns: 2 * latent)
    model.encoder.backward(
      model.encoderInput, outputGradient: encoded, inputGradient: nil, pass: pass, gradients: use)
  }
}
