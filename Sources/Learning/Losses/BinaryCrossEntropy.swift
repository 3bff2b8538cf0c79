import Kernels

/// The cross-entropy of labels 0 and 1 with the probability 1 / (1 + exp(-output)) of a 1.
///
/// It is computed from the output, ln(1 + exp(output)) - label × output, and never saturates.
public struct BinaryCrossEntropy: Loss {
  /// The cross-entropy of two classes.
  public init() {}

  public var name: String { "cross_entropy" }

  public func labelColumns(outputs: Shape) throws(LearningError) -> Int {
    guard outputs.count == 1 else {
      throw .outputsDiffer(found: outputs, expected: "one output for two classes")
    }
    return 1
  }

  public func check(labels: [Float], outputs: Int) throws(LearningError) {
    for (row, label) in labels.enumerated() where label != 0 && label != 1 {
      throw .labelNotAccepted(row: row, found: Double(label), expected: "0 or 1")
    }
  }

  public func prepared(outputs: Int, as preparation: Preparation) -> any PreparedLoss {
    PreparedBinaryCrossEntropy(as: preparation)
  }
}

private final class PreparedBinaryCrossEntropy: PreparedLoss {
  private let perRow: Tensor
  private let compute: Compute

  init(as preparation: Preparation) {
    perRow = Tensor(count: preparation.rows)
    compute = preparation.compute
  }

  func sum(
    outputs: Tensor, labels: Tensor, count: Int, scale: Float, gradient: Tensor?
  ) -> Double {
    let losses = perRow.firstRows(count, columns: 1)
    binaryCrossEntropy(
      logits: outputs.firstRows(count, columns: 1), labels: labels.firstRows(count, columns: 1),
      scale: scale, gradient: gradient?.firstRows(count, columns: 1), perRow: losses,
      compute: compute)
    gradient?.clearRows(from: count, columns: 1)
    return losses.sum()
  }
}
