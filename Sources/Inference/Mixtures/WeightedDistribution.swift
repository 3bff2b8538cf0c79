import Foundation
import Numerics

/// The law of a statistic under the background alone, from weighted pseudo-experiments.
///
/// They are drawn from a mixture that holds signals, and each counts with the ratio of its
/// probability under the background to that under the mixture. The sum of the weights above a value
/// is then the probability of values above, however rare: importance sampling.
public struct WeightedDistribution: Sendable {
  /// The values, rising.
  private let values: [Double]
  /// The sums of the weights, and of their squares, from each value up.
  private let above: [Double]
  private let squaresAbove: [Double]

  init(_ toys: [WeightedValue]) {
    precondition(!toys.isEmpty, "WeightedDistribution: no toys, expected some")
    let sorted = toys.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) }
    values = sorted.map(\.value)
    var above = [Double](repeating: 0, count: sorted.count + 1)
    var squares = above
    // From the rare end, so that small sums keep their digits.
    for i in sorted.indices.reversed() {
      above[i] = above[i + 1] + sorted[i].weight
      squares[i] = squares[i + 1] + sorted[i].weight * sorted[i].weight
    }
    self.above = above
    squaresAbove = squares
  }

  /// The number of toys.
  public var count: Int { values.count }

  /// The mean of all weights and its error: one, for a law that is normalised.
  public var normalization: (value: Double, error: Double) {
    let n = Double(count)
    let mean = above[0] / n
    return (mean, (max(0, squaresAbove[0] / n - mean * mean) / n).squareRoot())
  }

  /// The largest value with enough toys above it that their sum can be relied on.
  var reach: Double { values[max(0, count - Self.fewest)] }

  /// Fewer toys than these above a value say little.
  private static let fewest = 100

  /// How unlikely a value at least as large is.
  ///
  /// Beyond the largest value the probability is at most that of the largest, and is given so, with
  /// an error of one.
  public func significance(of value: Double) -> Significance {
    let first = min(firstIndex(atLeast: value), count - 1)
    let isBeyond = value > values[count - 1]
    let n = Double(count)
    let upper = above[first] / n
    let variance = max(0, squaresAbove[first] / n - upper * upper) / n
    let error = isBeyond ? 1 : upper > 0 ? variance.squareRoot() / upper : 1
    // The weights sum to their number only on average: each tail is taken from its own side.
    let lower = max(0, above[0] - above[first]) / n
    let probability = upper < 0.5 ? upper : max(0.5, 1 - lower)
    return Significance(
      probability: min(1, probability), relativeError: error, method: .weightedToys(count))
  }

  private func firstIndex(atLeast value: Double) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
