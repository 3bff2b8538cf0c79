import CKernels

/// Brings each channel of a batch to mean 0 and variance 1, then scales and shifts it.
///
/// S. Ioffe and C. Szegedy, arXiv:1502.03167. Batches are float32 [rows, channels, extent]; a dense
/// layer has extent 1, an image height times width. It keeps the moments of the last batch for the
/// gradient.
public final class BatchNormalisation {
  /// The rows of a batch.
  public let rows: Int
  /// The channels of a row.
  public let channels: Int
  /// The numbers of a channel of a row.
  public let extent: Int
  /// What is added to variances.
  public let epsilon: Float
  private let compute: Compute
  private let means: Tensor
  private let inverseDeviations: Tensor
  /// Numbers of each channel that one loop leaves to the next.
  private let work: [Tensor]

  /// Prepares the normalisation.
  public init(rows: Int, channels: Int, extent: Int = 1, epsilon: Float = 1e-5, compute: Compute) {
    precondition(
      rows > 0 && channels > 0 && extent > 0,
      "BatchNormalisation: sizes \(rows), \(channels), \(extent), expected positive numbers")
    self.rows = rows
    self.channels = channels
    self.extent = extent
    self.epsilon = epsilon
    self.compute = compute
    means = Tensor(count: channels)
    inverseDeviations = Tensor(count: channels)
    work = (0..<3).map { _ in Tensor(count: channels) }
  }

  /// Normalises with the moments of this batch, and moves the running moments towards them.
  ///
  /// running += momentum (batch's - running), the variance being that of a sample, with its n - 1.
  public func forward(
    _ input: Tensor, scale: Tensor, shift: Tensor, into output: Tensor, runningMeans: Tensor,
    runningVariances: Tensor, momentum: Float
  ) {
    check([input, output], parameters: [scale, shift, runningMeans, runningVariances])
    let variances = work[0]
    compute.share(columns: channels, rows: rows * extent, .light) { range in
      unsafe ck_batch_moments(
        input.floats, batch, means.floats, variances.floats, range)
    }
    let number = Float(rows * extent)
    let sample = number > 1 ? number / (number - 1) : 1
    for c in 0..<channels {
      let (mean, variance) = unsafe (means.floats[c], variances.floats[c])
      unsafe runningMeans.floats[c] += momentum * (mean - runningMeans.floats[c])
      unsafe runningVariances.floats[c] +=
        momentum * (sample * variance - runningVariances.floats[c])
      unsafe inverseDeviations.floats[c] = 1 / (variance + epsilon).squareRoot()
    }
    apply(input, scale: scale, shift: shift, into: output)
  }

  /// Normalises with given moments, as after training.
  public func forward(
    _ input: Tensor, scale: Tensor, shift: Tensor, into output: Tensor, givenMeans: Tensor,
    givenVariances: Tensor
  ) {
    check([input, output], parameters: [scale, shift, givenMeans, givenVariances])
    for c in 0..<channels {
      unsafe means.floats[c] = givenMeans.floats[c]
      unsafe inverseDeviations.floats[c] = 1 / (givenVariances.floats[c] + epsilon).squareRoot()
    }
    apply(input, scale: scale, shift: shift, into: output)
  }

  /// The gradients of the last `forward` with its batch's moments.
  ///
  /// Those of scale and shift are added, that of the input is set; it may be `outputGradient`.
  public func backward(
    _ input: Tensor, scale: Tensor, outputGradient: Tensor, into inputGradient: Tensor,
    scaleGradient: Tensor, shiftGradient: Tensor
  ) {
    check(
      [input, outputGradient, inputGradient], parameters: [scale, scaleGradient, shiftGradient])
    let (a, b, c) = (work[0], work[1], work[2])
    compute.share(columns: channels, rows: rows * extent, .light) { range in
      unsafe ck_batch_gradient_sums(
        input.floats, outputGradient.floats, batch, means.floats, inverseDeviations.floats,
        b.floats, c.floats, range)
    }
    // With n the normalised input: dx = scale / deviation (g - <g> - n <g n>), in terms of x.
    let number = Float(rows * extent)
    for channel in 0..<channels {
      let (sum, product) = unsafe (b.floats[channel], c.floats[channel])
      unsafe shiftGradient.floats[channel] += sum
      unsafe scaleGradient.floats[channel] += product
      let inverse = unsafe inverseDeviations.floats[channel]
      let factor = unsafe scale.floats[channel] * inverse
      let slope = -factor * inverse * product / number
      unsafe a.floats[channel] = factor
      unsafe b.floats[channel] = slope
      unsafe c.floats[channel] = -factor * sum / number - slope * means.floats[channel]
    }
    compute.share(rows: rows, columns: channels * extent, .light) { range in
      unsafe ck_batch_combine(
        input.floats, outputGradient.floats, batch, a.floats, b.floats, c.floats,
        inputGradient.floats, range)
    }
  }

  private var batch: ck_batch { ck_batch(rows: rows, channels: channels, extent: extent) }

  private func apply(_ input: Tensor, scale: Tensor, shift: Tensor, into output: Tensor) {
    let (factors, offsets) = (work[1], work[2])
    for c in 0..<channels {
      let factor = unsafe scale.floats[c] * inverseDeviations.floats[c]
      unsafe factors.floats[c] = factor
      unsafe offsets.floats[c] = shift.floats[c] - means.floats[c] * factor
    }
    compute.share(rows: rows, columns: channels * extent, .light) { range in
      unsafe ck_batch_affine(
        input.floats, batch, factors.floats, offsets.floats, output.floats, range)
    }
  }

  private func check(_ batches: [Tensor], parameters: [Tensor]) {
    for tensor in batches { tensor.check(rows * channels * extent, "BatchNormalisation: a batch") }
    for tensor in parameters { tensor.check(channels, "BatchNormalisation: a parameter") }
  }
}
