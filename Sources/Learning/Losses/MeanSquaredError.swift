import Kernels

/// The mean over a row's outputs of (output - label)².
public struct MeanSquaredError: Loss {
  /// The mean squared error.
  public init() {}

  public var name: String { "mean_squared_error" }

  public func labelColumns(outputs: Shape) throws(LearningError) -> Int { outputs.count }

  public func prepared(outputs: Int, as preparation: Preparation) -> any PreparedLoss {
    PreparedMeanSquaredError(columns: outputs, as: preparation)
  }
}

private final class PreparedMeanSquaredError: PreparedLoss {
  private let columns: Int
  private let difference: Tensor
  private let compute: Compute

  init(columns: Int, as preparation: Preparation) {
    self.columns = columns
    difference = Tensor(count: preparation.rows * columns)
    compute = preparation.compute
  }

  func sum(
    outputs: Tensor, labels: Tensor, count: Int, scale: Float, gradient: Tensor?
  ) -> Double {
    difference.copy(from: outputs, compute: compute)
    difference.add(labels, times: -1, compute: compute)
    difference.clearRows(from: count, columns: columns)
    let squares = sumOfSquares(difference, compute: compute)
    if let gradient {
      difference.scale(by: 2 * scale / Float(columns), compute: compute)
      gradient.copy(from: difference, compute: compute)
    }
    return squares / Double(columns)
  }
}
