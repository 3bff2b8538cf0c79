import CKernels

/// The heights of several densities in many cells, from which mixtures are made.
///
/// Row by row a mixture's height is the sum of the densities times their shares. Sums run in one
/// order on all machines.
public struct MixtureTable: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The number of densities.
  public let columns: Int
  /// The columns stored: those of the table and up to seven of zeros.
  public let stride: Int
  private let values: [Double]

  /// The most densities of a table.
  public static let mostColumns = 64
  private static let width = 8

  /// The table of the heights that a function gives.
  public init(rows: Int, columns: Int, value: (_ row: Int, _ column: Int) -> Double) {
    precondition(
      rows > 0 && 1...Self.mostColumns ~= columns,
      "MixtureTable: \(rows) rows and \(columns) columns, expected some, and at most 64 columns")
    self.rows = rows
    self.columns = columns
    stride = (columns + Self.width - 1) / Self.width * Self.width
    var values = [Double](repeating: 0, count: rows * stride)
    for row in 0..<rows {
      for column in 0..<columns { values[row * stride + column] = value(row, column) }
    }
    self.values = values
  }

  /// The height of one density in a row.
  public func value(row: Int, column: Int) -> Double { values[row * stride + column] }

  /// Writes the mixture's height on each chosen row, and `Σ weight / height` times each column.
  ///
  /// Only the first `count` rows and weights are looked at. `shares` and `sums` hold `stride`
  /// numbers. Returns the smallest height, below or at zero where the mixture has none: then
  /// `sums` are not finite.
  public func mix(
    _ chosen: Span<Int32>, weights: Span<Double>, count: Int, shares: Span<Double>,
    heights: inout MutableSpan<Double>, sums: inout MutableSpan<Double>
  ) -> Double {
    precondition(
      count <= chosen.count && count <= weights.count && count <= heights.count,
      "MixtureTable: \(chosen.count) rows, \(weights.count) weights and \(heights.count) heights, "
        + "expected at least \(count)")
    precondition(
      shares.count == stride && sums.count == stride,
      "MixtureTable: \(shares.count) shares and \(sums.count) sums, expected \(stride)")
    check(chosen, count)
    let strips = stride / Self.width
    return unsafe values.withUnsafeBufferPointer { values in
      unsafe chosen.withUnsafeBufferPointer { chosen in
        unsafe weights.withUnsafeBufferPointer { weights in
          unsafe shares.withUnsafeBufferPointer { shares in
            unsafe heights.withUnsafeMutableBufferPointer { heights in
              unsafe sums.withUnsafeMutableBufferPointer { sums in
                guard let table = values.baseAddress, let out = sums.baseAddress,
                  let share = shares.baseAddress, let rows = chosen.baseAddress,
                  let weight = weights.baseAddress, let height = heights.baseAddress
                else { return .infinity }
                return unsafe ck_mixture(
                  table, strips, rows, weight, count, share, height, out)
              }
            }
          }
        }
      }
    }
  }
}

extension MixtureTable {
  /// Writes `Σ weight / height²` times each pair of columns, row by row with `stride` numbers each.
  ///
  /// `heights` are those that `mix` wrote for the same rows. Rows of the matrix beyond `columns` are
  /// left out.
  public func information(
    of chosen: Span<Int32>, weights: Span<Double>, heights: Span<Double>, count: Int,
    into information: inout MutableSpan<Double>
  ) {
    precondition(
      count <= chosen.count && count <= weights.count && count <= heights.count,
      "MixtureTable: \(chosen.count) rows, \(weights.count) weights and \(heights.count) heights, "
        + "expected at least \(count)")
    precondition(
      information.count == columns * stride,
      "MixtureTable: room for \(information.count) numbers, expected \(columns * stride)")
    check(chosen, count)
    unsafe values.withUnsafeBufferPointer { values in
      unsafe chosen.withUnsafeBufferPointer { chosen in
        unsafe weights.withUnsafeBufferPointer { weights in
          unsafe heights.withUnsafeBufferPointer { heights in
            unsafe information.withUnsafeMutableBufferPointer { information in
              guard let table = values.baseAddress, let out = information.baseAddress,
                let rows = chosen.baseAddress, let weight = weights.baseAddress,
                let height = heights.baseAddress
              else { return }
              unsafe ck_mixture_information(
                table, stride / Self.width, rows, weight, height, count, columns, out)
            }
          }
        }
      }
    }
  }

  /// Stops the program unless every row is one of the table's.
  private func check(_ chosen: Span<Int32>, _ count: Int) {
    for i in 0..<count {
      precondition(
        chosen[i] >= 0 && Int(chosen[i]) < rows,
        "MixtureTable: row \(chosen[i]), expected less than \(rows)")
    }
  }
}

/// The sum of `weight · ln(value)` over the first `count` values, which are positive.
public func sumOfLogs(_ values: Span<Double>, weights: Span<Double>, count: Int) -> Double {
  precondition(
    count <= values.count && count <= weights.count,
    "sumOfLogs: \(values.count) values and \(weights.count) weights, expected at least \(count)")
  return unsafe values.withUnsafeBufferPointer { values in
    unsafe weights.withUnsafeBufferPointer { weights in
      guard let first = values.baseAddress, let weight = weights.baseAddress else { return 0 }
      return unsafe ck_weighted_logs(first, weight, count)
    }
  }
}
