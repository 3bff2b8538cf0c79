public import Kernels

/// The negative logarithm of the density of the labels under normal laws that a network predicts.
///
/// Of 2n outputs the first n are means m and the others s with variances v = floor + exp(s):
/// ½ Σ (ln 2πv + (x - m)² / v) for labels x.
public struct GaussianLoss: Loss {
  /// What variance an output stands for.
  public let variance: DecodedVariance

  /// The loss with a smallest variance.
  public init(_ variance: DecodedVariance) { self.variance = variance }

  public var name: String { "gaussian" }

  public func labelColumns(outputs: Shape) throws(LearningError) -> Int {
    guard outputs.count % 2 == 0 else {
      throw .outputsDiffer(found: outputs, expected: "an even number of them: means and variances")
    }
    return outputs.count / 2
  }

  public func prepared(outputs: Int, as preparation: Preparation) -> any PreparedLoss {
    PreparedGaussianLoss(variance, columns: outputs / 2, as: preparation)
  }
}

private final class PreparedGaussianLoss: PreparedLoss {
  private let variance: DecodedVariance
  private let columns: Int
  private let perRow: Tensor
  private let compute: Compute

  init(_ variance: DecodedVariance, columns: Int, as preparation: Preparation) {
    self.variance = variance
    self.columns = columns
    perRow = Tensor(count: preparation.rows)
    compute = preparation.compute
  }

  func sum(
    outputs: Tensor, labels: Tensor, count: Int, scale: Float, gradient: Tensor?
  ) -> Double {
    let losses = perRow.firstRows(count, columns: 1)
    gaussianNegativeLogLikelihood(
      target: labels.firstRows(count, columns: columns),
      decoded: outputs.firstRows(count, columns: 2 * columns), variance: variance,
      columns: columns, scale: scale, gradient: gradient?.firstRows(count, columns: 2 * columns),
      biasGradient: nil, perRow: losses, compute: compute)
    gradient?.clearRows(from: count, columns: 2 * columns)
    return losses.sum()
  }
}
