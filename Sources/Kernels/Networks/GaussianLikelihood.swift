import CKernels

/// The variance that a decoder's second output s stands for: floor + exp(min(s, largest)).
public struct DecodedVariance: Sendable, Equatable, Codable {
  /// The smallest variance, which keeps the likelihood bounded.
  public var floor: Float
  /// Where s is cut from above; its gradient is zero beyond.
  public var largestLogarithm: Float

  /// Creates the law; the logarithm may be up to 88, where the exponential saturates.
  public init(floor: Float, largestLogarithm: Float = 20) {
    precondition(floor > 0, "DecodedVariance: floor is \(floor), expected a positive number")
    precondition(
      largestLogarithm <= 88,
      "DecodedVariance: largest logarithm is \(largestLogarithm), expected at most 88")
    self.floor = floor
    self.largestLogarithm = largestLogarithm
  }
}

/// The negative logarithm of a Gaussian likelihood, row by row, with its gradient in the same pass.
///
/// For each row Σ ½ (ln 2πv + (x - m)² / v) over the columns x of `target`, where the means m and
/// the s of v are the two halves of a row of `decoded` plus `bias`. Sums are kept in double between
/// blocks of 512 columns, the result is good to 1e-6 of the sum of the terms' sizes.
///
/// - Parameters:
///   - target: The data, rows x columns.
///   - decoded: The decoder's output, rows x 2 columns: means, then s.
///   - bias: The bias of the last layer, 2 columns, where it is not in `decoded` yet.
///   - variance: What variance an s stands for.
///   - columns: The columns of the data.
///   - stride: What a row of `target`, and each half of a row of `decoded`, takes, where that is more
///     than `columns`; the gradient of the rest is zero. Half the count of `bias`.
///   - scale: A factor of the gradients (1 / rows for the mean over a batch); not of `perRow`.
///   - gradient: With respect to `decoded`, rows x 2 columns; may be `decoded` itself.
///   - biasGradient: The sums of the gradient over rows are added to it.
///   - perRow: Takes the loss of each row.
///   - compute: The cores to use.
public func gaussianNegativeLogLikelihood(
  target: Tensor, decoded: Tensor, bias: Tensor? = nil, variance: DecodedVariance, columns: Int,
  stride: Int? = nil, scale: Float, gradient: Tensor?, biasGradient: Tensor?, perRow: Tensor,
  compute: Compute
) {
  let stride = stride ?? columns
  let rows = rowCount(of: target, columns: stride, "gaussianNegativeLogLikelihood")
  gradient?.check(2 * target.count, "gaussianNegativeLogLikelihood: the gradient")
  biasGradient?.check(2 * stride, "gaussianNegativeLogLikelihood: the gradient of the bias")
  perRow.check(rows, "gaussianNegativeLogLikelihood: the losses")
  var likelihood = unsafe ck_gaussian(
    target: target, decoded: decoded, bias: bias, variance: variance, rows: rows, columns: columns,
    stride: stride)
  let size = Compute.columnsInBlock
  let ranges = (columns + size - 1) / size
  // Each range of columns sums its part of every row.
  unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: ranges * rows) { sums in
    unsafe sums.initialize(repeating: 0)
    guard let sums = sums.baseAddress else { return }
    compute.forEachRange(of: columns, size: size) { range in
      let part = unsafe sums + range.lowerBound / size * rows
      unsafe ck_gaussian_loss(
        &likelihood, scale, gradient?.start, gradient?.element.loops ?? .float32,
        biasGradient?.floats, part, ck_range(range))
    }
    let losses = unsafe perRow.floats
    for row in 0..<rows {
      var sum = 0.0
      for part in 0..<ranges { sum += unsafe sums[part * rows + row] }
      unsafe losses[row] = Float(sum)
    }
  }
}

/// The negative logarithm of a Gaussian likelihood, row by row and block of columns by block.
///
/// As `gaussianNegativeLogLikelihood`, without gradients. Blocks may overlap and leave columns out.
/// `scores` is rows x blocks.
public func blockGaussianNegativeLogLikelihood(
  target: Tensor, decoded: Tensor, bias: Tensor? = nil, variance: DecodedVariance, columns: Int,
  stride: Int? = nil, blocks: [Range<Int>], scores: Tensor, compute: Compute
) {
  let stride = stride ?? columns
  let rows = rowCount(of: target, columns: stride, "blockGaussianNegativeLogLikelihood")
  scores.check(rows * blocks.count, "blockGaussianNegativeLogLikelihood: the scores")
  for block in blocks {
    precondition(
      block.lowerBound >= 0 && block.upperBound <= columns,
      "blockGaussianNegativeLogLikelihood: block \(block), expected a part of 0..<\(columns)")
  }
  var likelihood = unsafe ck_gaussian(
    target: target, decoded: decoded, bias: bias, variance: variance, rows: rows, columns: columns,
    stride: stride)
  let ranges = blocks.map { ck_range($0) }
  compute.share(rows: rows, columns: columns, .heavy) { range in
    unsafe ck_gaussian_scores(&likelihood, ranges, ranges.count, scores.floats, range)
  }
}

extension ck_gaussian {
  fileprivate init(
    target: Tensor, decoded: Tensor, bias: Tensor?, variance: DecodedVariance, rows: Int,
    columns: Int, stride: Int
  ) {
    precondition(
      columns > 0 && stride >= columns,
      "Gaussian likelihood: \(columns) columns in rows of \(stride), expected 1 to that many")
    decoded.check(2 * target.count, "Gaussian likelihood: the decoder's output")
    bias?.check(2 * stride, "Gaussian likelihood: the bias")
    unsafe self.init(
      target: target.start, decoded: decoded.start, target_element: target.element.loops,
      decoded_element: decoded.element.loops, bias: bias?.floats, variance_floor: variance.floor,
      largest_log_variance: variance.largestLogarithm, rows: rows, columns: columns,
      stride: stride)
  }
}
