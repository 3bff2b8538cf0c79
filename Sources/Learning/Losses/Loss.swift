public import Kernels

/// What a network's outputs cost, compared with labels, as a value.
public protocol Loss: Equatable, Codable, Sendable {
  /// What learning curves call it.
  var name: String { get }

  /// How many labels a row needs for so many outputs, or why it cannot have so many outputs.
  func labelColumns(outputs: Shape) throws(LearningError) -> Int

  /// Refuses labels that it does not know, naming the first.
  func check(labels: [Float], outputs: Int) throws(LearningError)

  /// The loss at work on blocks of rows with so many outputs.
  func prepared(outputs: Int, as preparation: Preparation) -> any PreparedLoss
}

extension Loss {
  public func check(labels: [Float], outputs: Int) throws(LearningError) {
    for (row, label) in labels.enumerated() where !label.isFinite {
      throw .labelNotAccepted(
        row: row / max(1, outputs), found: Double(label), expected: "a finite number")
    }
  }
}

/// A loss at work on blocks of a fixed number of rows.
public protocol PreparedLoss: AnyObject {
  /// The losses of the first `count` rows, summed, and the gradient of `scale` times that sum.
  ///
  /// The gradient of the rows behind them is zero. Outputs and labels are float32.
  func sum(
    outputs: Tensor, labels: Tensor, count: Int, scale: Float, gradient: Tensor?
  ) -> Double
}

extension Tensor {
  /// The first rows of a block, which in all blocks but an epoch's last are the block itself.
  func firstRows(_ count: Int, columns: Int) -> Tensor {
    count * columns == self.count ? self : slice(0..<count * columns)
  }

  /// Sets the rows behind the first to zero.
  func clearRows(from count: Int, columns: Int) {
    if count * columns < self.count { slice(count * columns..<self.count).fill(0) }
  }

  /// The sum of float32 numbers in double precision, in their order.
  func sum() -> Double {
    read { span in
      var sum = 0.0
      for i in span.indices { sum += Double(span[i]) }
      return sum
    }
  }
}
