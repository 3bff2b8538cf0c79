import CKernels

/// A table whose rows are summed, each as often as a list of counts says.
///
/// With logarithms of likelihood ratios as rows and the events of a pseudo-experiment as counts,
/// the sums are its likelihood ratios. Every sum runs over the rows in order, on all machines.
public struct RowTable: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The columns stored: those of the table and up to seven of zeros.
  public let stride: Int
  private let strips: [Double]

  private static let width = 8

  /// The table of the values that a function gives.
  public init(rows: Int, columns: Int, value: (_ row: Int, _ column: Int) -> Double) {
    precondition(
      rows > 0 && columns > 0,
      "RowTable: \(rows) rows and \(columns) columns, expected positive numbers")
    self.rows = rows
    self.columns = columns
    let count = (columns + Self.width - 1) / Self.width
    stride = count * Self.width
    var strips = [Double](repeating: 0, count: count * rows * Self.width)
    for column in 0..<columns {
      let start = column / Self.width * rows * Self.width + column % Self.width
      for row in 0..<rows { strips[start + row * Self.width] = value(row, column) }
    }
    self.strips = strips
  }

  /// Writes `Σ counts(row) value(row, column)` for each list of counts and each column stored.
  ///
  /// `counts` holds lists of as many numbers as there are rows, `sums` takes `stride` numbers for
  /// each. Many lists at once are twice as fast as one.
  public func sum(_ counts: Span<Double>, into sums: inout MutableSpan<Double>) {
    let lists = counts.count / rows
    precondition(
      counts.count == lists * rows,
      "RowTable: \(counts.count) counts, expected a multiple of \(rows)")
    precondition(
      sums.count == lists * stride,
      "RowTable: room for \(sums.count) sums, expected \(lists * stride)")
    unsafe strips.withUnsafeBufferPointer { strips in
      unsafe counts.withUnsafeBufferPointer { counts in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          guard let table = strips.baseAddress, let first = counts.baseAddress,
            let out = sums.baseAddress
          else { return }
          unsafe ck_row_sums(table, rows, stride / Self.width, first, lists, out)
        }
      }
    }
  }
}
