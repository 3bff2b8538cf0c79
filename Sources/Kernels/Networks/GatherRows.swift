import CKernels

/// Copies chosen rows, in their order, into a batch of either element.
///
/// Row i of `batch` is row `rows[i]` of `table`, whose rows have `columns` numbers. A row of the
/// batch takes `stride` numbers, by default as many; zeros follow where it takes more.
public func gatherRows(
  from table: Span<Float>, rows: Span<Int32>, columns: Int, into batch: Tensor, stride: Int? = nil,
  compute: Compute
) {
  let stride = stride ?? columns
  precondition(columns > 0, "gatherRows: columns is \(columns), expected a positive number")
  precondition(stride >= columns, "gatherRows: stride is \(stride), expected \(columns) or more")
  batch.check(rows.count * stride, "gatherRows: the batch")
  let held = table.count / columns
  for i in rows.indices {
    precondition(
      rows[i] >= 0 && Int(rows[i]) < held, "gatherRows: row \(rows[i]), expected one of \(held)")
  }
  let count = rows.count
  unsafe table.withUnsafeBufferPointer { table in
    unsafe rows.withUnsafeBufferPointer { rows in
      compute.share(rows: count, columns: columns, .light) { range in
        unsafe ck_gather(
          table.baseAddress, rows.baseAddress, columns, batch.start, batch.element.loops, stride,
          range)
      }
    }
  }
}

/// Copies chosen rows of a float32 tensor, in their order, into a batch of either element.
public func gatherRows(
  from table: Tensor, rows: Span<Int32>, columns: Int, into batch: Tensor, stride: Int? = nil,
  compute: Compute
) {
  table.read {
    gatherRows(
      from: $0, rows: rows, columns: columns, into: batch, stride: stride, compute: compute)
  }
}
