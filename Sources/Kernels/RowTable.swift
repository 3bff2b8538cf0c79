import CKernels

/// A table whose rows are summed, each as often as a list of counts says.
///
/// With logarithms of likelihood ratios as rows and the events of a pseudo-experiment as counts,
/// the sums are its likelihood ratios. Every sum runs over the rows in order, on all machines. Where
/// eight neighbouring columns are all zero a row takes neither room nor time.
public struct RowTable: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The columns stored: those of the table and up to seven of zeros.
  public let stride: Int
  /// Eight columns at a time, those rows that are not all zeros.
  private let strips: [Double]
  /// The numbers of these rows.
  private let chosen: [Int32]
  /// Where the rows of each strip begin, and where those of the last one end.
  private let starts: [Int64]

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
    var strips: [Double] = []
    var chosen: [Int32] = []
    var starts: [Int64] = [0]
    for first in Swift.stride(from: 0, to: columns, by: Self.width) {
      for row in 0..<rows {
        let start = strips.count
        var isEmpty = true
        for column in first..<first + Self.width {
          let value = column < columns ? value(row, column) : 0
          isEmpty = isEmpty && value == 0
          strips.append(value)
        }
        if isEmpty { strips.removeLast(strips.count - start) } else { chosen.append(Int32(row)) }
      }
      starts.append(Int64(chosen.count))
    }
    self.strips = strips
    self.chosen = chosen
    self.starts = starts
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
    guard !chosen.isEmpty else {
      for i in sums.indices { sums[i] = 0 }
      return
    }
    unsafe strips.withUnsafeBufferPointer { strips in
      unsafe chosen.withUnsafeBufferPointer { chosen in
        unsafe starts.withUnsafeBufferPointer { starts in
          unsafe counts.withUnsafeBufferPointer { counts in
            unsafe sums.withUnsafeMutableBufferPointer { sums in
              guard let table = strips.baseAddress, let own = chosen.baseAddress,
                let start = starts.baseAddress, let first = counts.baseAddress,
                let out = sums.baseAddress
              else { return }
              unsafe ck_row_sums(
                table, own, start, rows, stride / Self.width, first, lists, out)
            }
          }
        }
      }
    }
  }
}
