import Foundation

/// How much more likely the counts of a toy are at one set of rates than at another.
struct RateRatio: Sendable {
  private let logs: [Double]
  private let difference: Double

  init(_ rates: RateModel, of first: [Double], to second: [Double]) {
    logs = zip(rates.heights(at: first), rates.heights(at: second)).map {
      $0 > 0 ? log($0 / $1) : -.infinity
    }
    difference = rates.totals.indices.dropLast().reduce(0) {
      $0 + rates.totals[$1] * (second[$1] - first[$1])
    }
  }

  func logRatio(of toy: RateToy) -> Double {
    var sum = difference
    for i in 0..<toy.filled { sum += toy.weights[i] * logs[Int(toy.chosen[i])] }
    return sum
  }
}
