import CKernels

/// The cross-entropy of logits with labels between 0 and 1, number by number, with its gradient.
///
/// ln(1 + exp(z)) - label z, which never saturates, times the weight. The gradient is
/// `scale` weight (1 / (1 + exp(-z)) - label); it may be `logits` itself.
public func binaryCrossEntropy(
  logits: Tensor, labels: Tensor, weights: Tensor? = nil, scale: Float, gradient: Tensor?,
  perRow: Tensor, compute: Compute
) {
  labels.check(logits.count, "binaryCrossEntropy: the labels")
  weights?.check(logits.count, "binaryCrossEntropy: the weights")
  gradient?.check(logits.count, "binaryCrossEntropy: the gradient")
  perRow.check(logits.count, "binaryCrossEntropy: the losses")
  compute.share(numbers: logits.count, .heavy) { range in
    unsafe ck_binary_cross_entropy(
      logits.start, logits.element.loops, labels.floats, weights?.floats, scale, gradient?.start,
      gradient?.element.loops ?? .float32, perRow.floats, range)
  }
}

/// The cross-entropy of each row's softmax with its class, with its gradient.
///
/// ln Σ exp(z) - z[class] over the columns, times the row's weight. The gradient, `scale` weight
/// (exp(z) / Σ exp(z) - 1 at the class), may be `logits` itself.
public func softmaxCrossEntropy(
  logits: Tensor, classes: Span<Int32>, weights: Tensor? = nil, columns: Int, scale: Float,
  gradient: Tensor?, perRow: Tensor, compute: Compute
) {
  let rows = rowCount(of: logits, columns: columns, "softmaxCrossEntropy")
  precondition(
    classes.count == rows, "softmaxCrossEntropy: \(classes.count) classes, expected \(rows)")
  for row in classes.indices {
    precondition(
      classes[row] >= 0 && Int(classes[row]) < columns,
      "softmaxCrossEntropy: class \(classes[row]), expected one of \(columns)")
  }
  weights?.check(rows, "softmaxCrossEntropy: the weights")
  gradient?.check(logits.count, "softmaxCrossEntropy: the gradient")
  perRow.check(rows, "softmaxCrossEntropy: the losses")
  unsafe classes.withUnsafeBufferPointer { classes in
    compute.share(rows: rows, columns: columns, .heavy) { range in
      unsafe ck_softmax_cross_entropy(
        logits.start, logits.element.loops, classes.baseAddress, weights?.floats, scale,
        gradient?.start, gradient?.element.loops ?? .float32, perRow.floats, columns,
        range)
    }
  }
}
