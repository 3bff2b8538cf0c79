import Foundation
import Numerics

/// The law of a statistic under the background alone, from weighted pseudo-experiments.
///
/// They are drawn from a mixture that holds signals, or with one signal, and each counts with the
/// ratio of its probability under the background to that under what it was drawn from. The sum of the
/// weights above a value is then the probability of values above, however rare: importance sampling.
public struct WeightedDistribution: Sendable {
  /// The values, rising.
  private let values: [Double]
  /// The sums of the weights, and of their squares, from each value up.
  private let above: [Double]
  private let squaresAbove: [Double]
  /// The last of the values above which there are toys enough.
  private let reach: Int

  /// Tails that are known worse than this are only bounded.
  private static let largestError = 0.5

  /// What toys are drawn from.
  enum Proposal {
    /// A mixture that holds the background too: the rarer values are, the fewer toys reach them.
    case mixture
    /// A signal alone: what it leads to is known, common values of the background may not be.
    case signal
  }

  init(_ toys: [WeightedValue], from proposal: Proposal = .mixture) {
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
    let isKnown = { Self.error(above[$0], squares[$0], sorted.count) <= Self.largestError }
    switch proposal {
    case .mixture:
      // The first value above which the error is too large ends what can be relied on: further up
      // few toys of like weights may agree by chance.
      reach = (sorted.indices.dropFirst().first { !isKnown($0) } ?? sorted.count) - 1
    case .signal:
      // Few toys of a signal look like background, and their weights are large: low tails err most.
      reach = sorted.indices.last(where: isKnown) ?? 0
    }
  }

  /// The law of the toys whose fits converged; `nil` where none did.
  init?(fitted toys: [WeightedValue], from proposal: Proposal = .mixture) {
    let fitted = toys.filter { !$0.value.isNaN && !$0.weight.isNaN }
    guard !fitted.isEmpty else { return nil }
    self.init(fitted, from: proposal)
  }

  /// The number of toys.
  public var count: Int { values.count }

  /// The mean of all weights and its error: one, for a law that is normalised.
  public var normalization: (value: Double, error: Double) {
    let n = Double(count)
    let mean = above[0] / n
    return (mean, (max(0, squaresAbove[0] / n - mean * mean) / n).squareRoot())
  }

  /// The value that a share of the toys does not exceed, as they were drawn: weights do not count.
  ///
  /// Toys drawn with a signal have here what experiments with it find.
  func quantile(ofDrawn share: Double) -> Double {
    let place = share * Double(count - 1)
    let left = Int(place)
    let right = min(left + 1, count - 1)
    return values[left] + (place - Double(left)) * (values[right] - values[left])
  }

  /// How unlikely a value at least as large is.
  ///
  /// Beyond the values that toys reach in sufficient number the probability is at most that of the
  /// last one that they do, and is given so, as a lower bound of the significance.
  public func significance(of value: Double) -> Significance {
    let first = firstIndex(atLeast: value)
    let isBeyond = first > reach
    let place = min(first, reach)
    let n = Double(count)
    let upper = above[place] / n
    // The weights sum to their number only on average: each tail is taken from its own side.
    let lower = max(0, above[0] - above[place]) / n
    let probability = upper < 0.5 ? upper : max(0.5, 1 - lower)
    return Significance(
      probability: min(1, probability),
      relativeError: Self.error(above[place], squaresAbove[place], count),
      method: .weightedToys(count), isLowerBound: isBeyond)
  }

  /// The relative error of a mean of weights, given their sum and that of their squares.
  private static func error(_ sum: Double, _ squares: Double, _ count: Int) -> Double {
    guard sum > 0 else { return 1 }
    let n = Double(count)
    let mean = sum / n
    return (max(0, squares / n - mean * mean) / n).squareRoot() / mean
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
