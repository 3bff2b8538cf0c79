import Kernels

/// The cross-entropy of a class with the probabilities exp(output) / Σ exp(output) of all classes.
///
/// A label is the number of its class, from zero.
public struct SoftmaxCrossEntropy: Loss {
  /// The cross-entropy of several classes.
  public init() {}

  public var name: String { "cross_entropy" }

  public func labelColumns(outputs: Shape) throws(LearningError) -> Int { 1 }

  public func check(labels: [Float], outputs: Int) throws(LearningError) {
    for (row, label) in labels.enumerated() {
      guard let number = Int32(exactly: label), (0..<Int32(outputs)).contains(number) else {
        throw .labelNotAccepted(
          row: row, found: Double(label), expected: "the number of a class, 0 to \(outputs - 1)")
      }
    }
  }

  public func prepared(outputs: Int, as preparation: Preparation) -> any PreparedLoss {
    PreparedSoftmaxCrossEntropy(columns: outputs, as: preparation)
  }
}

private final class PreparedSoftmaxCrossEntropy: PreparedLoss {
  private let columns: Int
  private let perRow: Tensor
  private var classes: [Int32]
  private let compute: Compute

  init(columns: Int, as preparation: Preparation) {
    self.columns = columns
    perRow = Tensor(count: preparation.rows)
    classes = [Int32](repeating: 0, count: preparation.rows)
    compute = preparation.compute
  }

  func sum(
    outputs: Tensor, labels: Tensor, count: Int, scale: Float, gradient: Tensor?
  ) -> Double {
    labels.read { span in
      for i in span.indices { classes[i] = Int32(span[i]) }
    }
    let losses = perRow.firstRows(count, columns: 1)
    softmaxCrossEntropy(
      logits: outputs.firstRows(count, columns: columns),
      classes: classes.span.extracting(0..<count), columns: columns, scale: scale,
      gradient: gradient?.firstRows(count, columns: columns), perRow: losses, compute: compute)
    gradient?.clearRows(from: count, columns: columns)
    return losses.sum()
  }
}
