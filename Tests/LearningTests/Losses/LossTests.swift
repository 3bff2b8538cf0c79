import Foundation
import Kernels
import Learning
import Numerics
import Testing

struct LossTests {
  /// Checks a loss and its gradient against a twin in double precision, with padding behind.
  ///
  /// Outputs and labels are below 4, so losses and gradients are sums of at most `columns` terms
  /// below 32, each good to 2⁻²⁰ (exponentials and logarithms of the loops are good to a few last
  /// digits of float32). A central difference errs far less.
  private func check(
    _ loss: some Loss, outputs columns: Int, labels: (inout RandomStream) -> Float,
    sourceLocation: SourceLocation = #_sourceLocation,
    twin: (_ outputs: ArraySlice<Double>, _ labels: ArraySlice<Float>) -> Double
  ) throws {
    for (rows, count) in [(1, 1), (5, 5), (7, 3)] {
      let labelColumns = try loss.labelColumns(outputs: [columns])
      var stream = RandomStream(seed: UInt64(rows), purpose: .test, index: UInt64(columns))
      let outputs = (0..<rows * columns).map { _ in Float(8 * stream.uniform() - 4) }
      let targets = (0..<rows * labelColumns).map { _ in labels(&stream) }
      try loss.check(labels: targets, outputs: columns)
      let preparation = Preparation(rows: rows, compute: Compute(threads: 2))
      let prepared = loss.prepared(outputs: columns, as: preparation)
      let (output, target) = (Tensor(count: outputs.count), Tensor(count: targets.count))
      output.copy(from: outputs.span)
      target.copy(from: targets.span)
      let gradient = Tensor(count: outputs.count)
      gradient.fill(7)
      let scale: Float = 0.25
      let sum = prepared.sum(
        outputs: output, labels: target, count: count, scale: scale, gradient: gradient)
      let alone = prepared.sum(
        outputs: output, labels: target, count: count, scale: scale, gradient: nil)
      #expect(sum == alone, sourceLocation: sourceLocation)

      var x = outputs.map(Double.init)
      func total() -> Double {
        (0..<count).reduce(0) { total, row in
          total
            + twin(
              x[row * columns..<(row + 1) * columns],
              targets[row * labelColumns..<(row + 1) * labelColumns])
        }
      }
      let bound = 32 * Double(columns * count) * 0x1p-20
      let expected = total()
      #expect(
        abs(sum - expected) <= bound, "\(sum), expected \(expected)",
        sourceLocation: sourceLocation)
      let h = 1e-5
      let differences = x.indices.map { i in
        let old = x[i]
        defer { x[i] = old }
        x[i] = old + h
        let above = total()
        x[i] = old - h
        return (above - total()) / (2 * h) * Double(scale)
      }
      let (difference, size) = distance(gradient.values, differences)
      #expect(
        difference <= bound, "the gradient is off by \(difference) of \(size)",
        sourceLocation: sourceLocation)
      #expect(
        gradient.values[(count * columns)...].allSatisfy { $0 == 0 },
        "padding has a gradient", sourceLocation: sourceLocation)
    }
  }

  private func number(_ stream: inout RandomStream) -> Float { Float(4 * stream.uniform() - 2) }

  @Test func theMeanSquaredErrorHasTheGradientOfItsTwin() throws {
    for columns in [1, 3, 17] {
      try check(MeanSquaredError(), outputs: columns, labels: number) { outputs, labels in
        let squares = zip(outputs, labels).reduce(0) {
          $0 + ($1.0 - Double($1.1)) * ($1.0 - Double($1.1))
        }
        return squares / Double(columns)
      }
    }
  }

  @Test func theGaussianLossHasTheGradientOfItsTwin() throws {
    let floor = 0.0625
    let loss = GaussianLoss(DecodedVariance(floor: Float(floor), largestLogarithm: 3.5))
    for columns in [1, 5] {
      try check(loss, outputs: 2 * columns, labels: number) { outputs, labels in
        let values = Array(outputs)
        return zip(0..., labels).reduce(0) { sum, label in
          let variance = floor + exp(min(values[columns + label.0], 3.5))
          let residual = Double(label.1) - values[label.0]
          return sum + 0.5 * (log(2 * .pi * variance) + residual * residual / variance)
        }
      }
    }
  }

  @Test func theBinaryCrossEntropyHasTheGradientOfItsTwin() throws {
    let label = { (stream: inout RandomStream) -> Float in stream.uniform() < 0.5 ? 0 : 1 }
    try check(BinaryCrossEntropy(), outputs: 1, labels: label) { outputs, labels in
      let sign: Double = labels.first == 1 ? -1 : 1
      return log1p(exp(sign * (outputs.first ?? .nan)))
    }
  }

  @Test func theSoftmaxCrossEntropyHasTheGradientOfItsTwin() throws {
    for columns in [1, 2, 5] {
      let label = { (stream: inout RandomStream) -> Float in
        Float(Int(stream.uniform() * Double(columns)))
      }
      try check(SoftmaxCrossEntropy(), outputs: columns, labels: label) { outputs, labels in
        let values = Array(outputs)
        return log(values.reduce(0) { $0 + exp($1) }) - values[Int(labels.first ?? 0)]
      }
    }
  }

  @Test func theBinaryCrossEntropyAgreesWithTorch() throws {
    let cases = ReferenceCase.all(of: "layer_gradients")
    let reference = try #require(cases["binary_cross_entropy"])
    let (logits, labels) = (reference.floats("logit"), reference.floats("label"))
    let preparation = Preparation(rows: logits.count, compute: Compute(threads: 1))
    let (output, label) = (Tensor(count: logits.count), Tensor(count: logits.count))
    output.copy(from: logits.span)
    label.copy(from: labels.span)
    let gradient = Tensor(count: logits.count)
    let sum = BinaryCrossEntropy().prepared(outputs: 1, as: preparation).sum(
      outputs: output, labels: label, count: logits.count, scale: 1 / Float(logits.count),
      gradient: gradient)
    let mean = sum / Double(logits.count)
    // Logits rounded to float32, and losses good to a few last digits.
    let expected = reference.setting("loss")
    #expect(abs(mean - expected) < 0x1p-21 * expected)
    let (difference, size) = distance(gradient.values, reference["logit.gradient"])
    #expect(difference < 0x1p-21 * size)
  }

  @Test func labelsThatALossDoesNotKnowAreNamed() {
    let binary = #expect(throws: LearningError.self) {
      try BinaryCrossEntropy().check(labels: [0, 1, 2], outputs: 1)
    }
    #expect(binary?.description == "the label of row 3 is 2.0, expected 0 or 1")
    let softmax = #expect(throws: LearningError.self) {
      try SoftmaxCrossEntropy().check(labels: [0, 3], outputs: 3)
    }
    #expect(
      softmax?.description
        == "the label of row 2 is 3.0, expected the number of a class, 0 to 2")
    let regression = #expect(throws: LearningError.self) {
      try MeanSquaredError().check(labels: [0, 1, 0, .nan], outputs: 2)
    }
    #expect(regression?.description == "the label of row 2 is nan, expected a finite number")
  }
}
