import Foundation

/// The law of a cell number with given weights, drawn in constant time by Walker's alias method.
///
/// Every cell owns one column of equal width, shared with at most one other. A draw costs one word:
/// its product with the number of cells gives the column and 64 further bits for the choice, so a
/// cell's probability is met to 2^-64 and cells far below 1e-6 keep theirs. Making costs linear time.
/// M. D. Vose, IEEE Trans. Softw. Eng. 17 (1991) 972.
public struct AliasTable: DiscreteDistribution, Equatable {
  /// The probability of each cell; they sum to 1.
  public let probabilities: [Double]
  private let columns: [Column]
  private let sums: [Double]

  private struct Column: Equatable {
    /// Words below this choose the column's own cell.
    var threshold = UInt64.max
    var alias: Int
  }

  /// Creates the law from weights that need not sum to 1: none negative, not all zero.
  public init(weights: [Double]) {
    let total = checkedTotal(of: weights, "AliasTable")
    let probabilities = weights.map { $0 / total }
    self.probabilities = probabilities
    columns = Self.columns(of: probabilities)
    var sum = 0.0
    sums = probabilities.map {
      sum += $0
      return sum
    }
  }

  private static func columns(of probabilities: [Double]) -> [Column] {
    let count = Double(probabilities.count)
    var heights = probabilities.map { $0 * count }
    var columns = probabilities.indices.map { Column(alias: $0) }
    var low = heights.indices.filter { heights[$0] < 1 }
    var high = heights.indices.filter { heights[$0] >= 1 }
    while let cell = low.popLast() {
      // Rounding may empty the high cells too early. The most probable cell then fills the column,
      // so that a cell of probability zero can never be drawn.
      let donor = high.last ?? probabilities.indices.max { probabilities[$0] < probabilities[$1] }
      columns[cell].threshold = UInt64(max(0, heights[cell]) * 0x1p64)
      columns[cell].alias = donor ?? cell
      guard let donor = high.last else { continue }
      heights[donor] -= 1 - heights[cell]
      if heights[donor] < 1 {
        high.removeLast()
        low.append(donor)
      }
    }
    return columns
  }

  public var support: ClosedRange<Int> { 0...(probabilities.count - 1) }

  public var mean: Double {
    probabilities.indices.reduce(0) { $0 + probabilities[$1] * Double($1) }
  }

  public var variance: Double {
    let mean = mean
    return probabilities.indices.reduce(0) {
      $0 + probabilities[$1] * (Double($1) - mean) * (Double($1) - mean)
    }
  }

  public func logProbability(_ k: Int) -> Double {
    support ~= k ? log(probabilities[k]) : -.infinity
  }

  public func cumulative(_ k: Int) -> Double {
    k < 0 ? 0 : k < sums.count - 1 ? min(sums[k], 1) : 1
  }

  /// The probability of a draw above `k`, to 1e-16 absolute.
  public func survival(_ k: Int) -> Double { 1 - cumulative(k) }

  public func sample(using stream: inout RandomStream) -> Int {
    let (cell, choice) = stream.next().multipliedFullWidth(by: UInt64(columns.count))
    let column = columns[Int(cell)]
    return choice < column.threshold ? Int(cell) : column.alias
  }

  /// Fills the first `count` of `cells` with draws, those of `sample(using:)` in order.
  public func fill(
    _ cells: inout MutableSpan<Int32>, count: Int, using stream: inout RandomStream
  ) {
    for i in 0..<count { cells[i] = Int32(truncatingIfNeeded: sample(using: &stream)) }
  }

  /// The sum of `values` over the cells of `count` draws, as `sample(using:)` would draw them.
  ///
  /// For pseudo-experiments of many events: the values are summed in the order of the draws.
  public func sum(
    of count: Int, draws values: Span<Double>, using stream: inout RandomStream
  ) -> Double {
    precondition(
      values.count == columns.count,
      "AliasTable: \(values.count) values, expected \(columns.count)")
    var sum = 0.0
    for _ in 0..<count { sum += values[sample(using: &stream)] }
    return sum
  }
}
