import Foundation
import Kernels
import Testing

struct MixtureTableTests {
  /// The plain loops are the specification; sums of so few terms round below 1e-14.
  @Test(arguments: [(1, 1), (5, 3), (8, 8), (23, 12), (40, 17), (9, 64)])
  func agreesWithPlainLoops(count: Int, columns: Int) {
    let table = MixtureTable(rows: 31, columns: columns) { row, column in
      1 + sin(Double(row * 7 + column * 3))
    }
    let chosen = (0..<count).map { Int32($0 * 11 % 31) }
    let weights = (0..<count).map { 1 + Double($0 % 3) }
    var shares = [Double](repeating: 0, count: table.stride)
    for column in 0..<columns { shares[column] = 0.5 + Double(column % 5) }
    var heights = [Double](repeating: 0, count: count)
    var sums = [Double](repeating: -1, count: table.stride)
    var heightSpan = heights.mutableSpan
    var sumSpan = sums.mutableSpan
    let lowest = table.mix(
      chosen.span, weights: weights.span, count: count, shares: shares.span,
      heights: &heightSpan, sums: &sumSpan)

    var expectedSums = [Double](repeating: 0, count: table.stride)
    for i in 0..<count {
      let row = Int(chosen[i])
      let height = (0..<columns).reduce(0) {
        $0 + table.value(row: row, column: $1) * shares[$1]
      }
      #expect(abs(heights[i] / height - 1) < 1e-14)
      for column in 0..<columns {
        expectedSums[column] += weights[i] / height * table.value(row: row, column: column)
      }
    }
    #expect(lowest == heights.min())
    let farthest = zip(sums, expectedSums).map { abs($0 - $1) / max(1, $1) }.max() ?? 0
    #expect(farthest < 1e-13)

    var information = [Double](repeating: -1, count: columns * table.stride)
    var informationSpan = information.mutableSpan
    table.information(
      of: chosen.span, weights: weights.span, heights: heights.span, count: count,
      into: &informationSpan)
    for a in 0..<columns {
      for b in 0..<columns {
        let expected = (0..<count).reduce(0) { sum, i in
          let row = Int(chosen[i])
          let product = table.value(row: row, column: a) * table.value(row: row, column: b)
          return sum + weights[i] / heights[i] / heights[i] * product
        }
        let found = information[a * table.stride + b]
        #expect(abs(found - expected) <= 1e-13 * max(1, expected))
      }
    }
  }

  @Test(arguments: [0, 1, 7, 8, 9, 100])
  func logarithmsAreThoseOfTheLibrary(count: Int) {
    let values = (0..<count).map { exp(40 * sin(Double($0) * 1.7)) }
    let weights = (0..<count).map { Double($0 % 4) }
    let expected = zip(values, weights).reduce(0) { $0 + $1.1 * log($1.0) }
    let scale = zip(values, weights).reduce(1) { $0 + $1.1 * abs(log($1.0)) }
    #expect(
      abs(sumOfLogs(values.span, weights: weights.span, count: count) - expected) < 2e-16 * scale)
  }

  /// The ends of the range of one mantissa, and numbers next to one.
  @Test(arguments: [1, 1.4142135623730949, 1.4142135623730951, 0.7071, 1 + 1e-9, 1e-300, 1e300])
  func eachLogarithmIsGood(value: Double) {
    let found = sumOfLogs([value].span, weights: [1.0].span, count: 1)
    #expect(abs(found - log(value)) <= 4e-16 * abs(log(value)))
  }
}
