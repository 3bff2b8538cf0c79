import CKernels

/// Brings each row to mean 0 and variance 1, then scales and shifts each column.
///
/// J. L. Ba, J. R. Kiros and G. E. Hinton, arXiv:1607.06450. `means` and `inverseDeviations` take a
/// number a row, for the gradient. `output` may be `input` where no gradient is wanted.
public func normaliseRows(
  _ input: Tensor, scale: Tensor, shift: Tensor, epsilon: Float = 1e-5, into output: Tensor,
  means: Tensor, inverseDeviations: Tensor, columns: Int, compute: Compute
) {
  let rows = rowCount(of: input, columns: columns, "normaliseRows")
  scale.check(columns, "normaliseRows: the scale")
  shift.check(columns, "normaliseRows: the shift")
  output.check(input.count, "normaliseRows: the output")
  means.check(rows, "normaliseRows: the means")
  inverseDeviations.check(rows, "normaliseRows: the inverse deviations")
  compute.share(rows: rows, columns: columns, .light) { range in
    unsafe ck_layer_norm(
      input.start, input.element.loops, scale.floats, shift.floats, epsilon, output.start,
      output.element.loops, means.floats, inverseDeviations.floats, columns, range)
  }
}

/// The gradients of `normaliseRows`: those of scale and shift are added, that of the input is set.
///
/// `inputGradient` may be `outputGradient` itself.
public func rowNormalisationGradient(
  _ input: Tensor, scale: Tensor, means: Tensor, inverseDeviations: Tensor,
  outputGradient: Tensor, into inputGradient: Tensor, scaleGradient: Tensor, shiftGradient: Tensor,
  columns: Int, compute: Compute
) {
  let rows = rowCount(of: input, columns: columns, "rowNormalisationGradient")
  scale.check(columns, "rowNormalisationGradient: the scale")
  means.check(rows, "rowNormalisationGradient: the means")
  inverseDeviations.check(rows, "rowNormalisationGradient: the inverse deviations")
  outputGradient.check(input.count, "rowNormalisationGradient: the gradient of the output")
  inputGradient.check(input.count, "rowNormalisationGradient: the gradient of the input")
  scaleGradient.check(columns, "rowNormalisationGradient: the gradient of the scale")
  shiftGradient.check(columns, "rowNormalisationGradient: the gradient of the shift")
  compute.share(columns: columns, rows: rows, .light) { range in
    unsafe ck_layer_norm_parameters(
      input.start, input.element.loops, means.floats, inverseDeviations.floats,
      outputGradient.start, outputGradient.element.loops, scaleGradient.floats,
      shiftGradient.floats, rows, columns, range)
  }
  compute.share(rows: rows, columns: columns, .light) { range in
    unsafe ck_layer_norm_gradient(
      input.start, input.element.loops, scale.floats, means.floats, inverseDeviations.floats,
      outputGradient.start, outputGradient.element.loops, inputGradient.start,
      inputGradient.element.loops, columns, range)
  }
}
