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
  checkGather(from: table, rows: rows, columns: columns, into: batch, stride: stride)
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

/// Copies chosen rows, each with its numbers in an order of its own, into a batch of either element.
///
/// Row i of `batch` is row `rows[i]` of `table` in the order `orders[i]` of `symmetries`; see above.
public func gatherRows(
  from table: Span<Float>, rows: Span<Int32>, rearranged symmetries: RowSymmetries,
  orders: Span<Int32>, into batch: Tensor, stride: Int? = nil, compute: Compute
) {
  let columns = symmetries.columns
  let stride = stride ?? columns
  checkGather(from: table, rows: rows, columns: columns, into: batch, stride: stride)
  precondition(
    orders.count == rows.count,
    "gatherRows: found \(orders.count) orders, expected one for each of \(rows.count) rows")
  for i in orders.indices {
    precondition(
      orders[i] >= 0 && Int(orders[i]) < symmetries.count,
      "gatherRows: order \(orders[i]), expected one of \(symmetries.count)")
  }
  let count = rows.count
  let places = symmetries.places
  unsafe table.withUnsafeBufferPointer { table in
    unsafe rows.withUnsafeBufferPointer { rows in
      unsafe orders.withUnsafeBufferPointer { orders in
        unsafe places.withUnsafeBufferPointer { places in
          compute.share(rows: count, columns: columns, .light) { range in
            unsafe ck_gather_rearranged(
              table.baseAddress, rows.baseAddress, columns, places.baseAddress,
              orders.baseAddress, batch.start, batch.element.loops, stride, range)
          }
        }
      }
    }
  }
}

private func checkGather(
  from table: Span<Float>, rows: Span<Int32>, columns: Int, into batch: Tensor, stride: Int
) {
  precondition(columns > 0, "gatherRows: columns is \(columns), expected a positive number")
  precondition(stride >= columns, "gatherRows: stride is \(stride), expected \(columns) or more")
  batch.check(rows.count * stride, "gatherRows: the batch")
  let held = table.count / columns
  for i in rows.indices {
    precondition(
      rows[i] >= 0 && Int(rows[i]) < held, "gatherRows: row \(rows[i]), expected one of \(held)")
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
