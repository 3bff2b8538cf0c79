import CKernels

/// Draws from an encoder's normal law, and says how far that law is from the standard one.
///
/// sample = mean + exp(s / 2) noise, and for each row the Kullback-Leibler divergence
/// -½ Σ (1 + s - mean² - exp(s)) (D. P. Kingma and M. Welling, arXiv:1312.6114, appendix B).
///
/// - Parameters:
///   - encoded: The encoder's output, rows x 2 columns: means, then s, the logarithms of variances.
///   - noise: Standard normal numbers, rows x columns; without them no sample is made.
///   - sample: Takes the sample, rows x columns.
///   - divergences: Takes the divergence of each row.
///   - columns: The dimensions of the latent space.
///   - compute: The cores to use.
public func reparametrise(
  _ encoded: Tensor, noise: Tensor?, into sample: Tensor?, divergences: Tensor, columns: Int,
  compute: Compute
) {
  let rows = rowCount(of: encoded, columns: 2 * columns, "reparametrise")
  precondition(
    (noise == nil) == (sample == nil), "reparametrise: expected noise and a sample, or neither")
  noise?.check(rows * columns, "reparametrise: the noise")
  sample?.check(rows * columns, "reparametrise: the sample")
  divergences.check(rows, "reparametrise: the divergences")
  compute.share(rows: rows, columns: columns, .heavy) { range in
    unsafe ck_reparametrise(
      encoded.start, encoded.element.loops, noise?.floats, sample?.start,
      sample?.element.loops ?? .float32, divergences.floats, columns, range)
  }
}

/// The gradient with respect to the encoder's output.
///
/// That of a loss with gradient `sampleGradient` with respect to the sample, plus that of
/// `divergenceScale` times the sum of the divergences (β / rows for the mean over a batch).
/// `gradient` has the shape of `encoded` and may be `encoded` itself.
public func reparametrisationGradient(
  _ encoded: Tensor, noise: Tensor, sampleGradient: Tensor, divergenceScale: Float,
  into gradient: Tensor, columns: Int, compute: Compute
) {
  let rows = rowCount(of: encoded, columns: 2 * columns, "reparametrisationGradient")
  noise.check(rows * columns, "reparametrisationGradient: the noise")
  sampleGradient.check(rows * columns, "reparametrisationGradient: the sample's gradient")
  gradient.check(encoded.count, "reparametrisationGradient: the gradient")
  compute.share(rows: rows, columns: columns, .heavy) { range in
    unsafe ck_reparametrise_gradient(
      encoded.start, encoded.element.loops, noise.floats, sampleGradient.start,
      sampleGradient.element.loops, divergenceScale, gradient.start, gradient.element.loops,
      columns, range)
  }
}
