import Foundation

/// The multinomial law: how many of a number of trials fall into each of several cells.
///
/// Drawn as one binomial number per cell, of the trials that are left and the share of the cell in
/// the cells that are left. Cost: one binomial draw a cell, whatever the number of trials.
public struct Multinomial: Equatable, Sendable {
  /// How many trials there are, from 0 to 2^53.
  public let trials: Int
  /// The probability of each cell; they sum to 1.
  public let probabilities: [Double]
  /// The probability of each cell among itself and those after it.
  private let shares: [Double]

  /// Creates the law from weights that need not sum to 1: none negative, not all zero.
  public init(trials: Int, weights: [Double]) {
    precondition(
      0...(1 << 53) ~= trials, "Multinomial: trials is \(trials), expected a number from 0 to 2^53")
    let total = checkedTotal(of: weights, "Multinomial")
    self.trials = trials
    probabilities = weights.map { $0 / total }
    // Summed from the end, so that the last cell with a weight has a share of exactly 1.
    var shares = weights
    var rest = 0.0
    for cell in weights.indices.reversed() {
      rest += weights[cell]
      shares[cell] = rest > 0 ? weights[cell] / rest : 0
    }
    self.shares = shares
  }

  /// One draw: the number of trials in each cell.
  public func sample(using stream: inout RandomStream) -> [Int] {
    var counts = [Int](repeating: 0, count: probabilities.count)
    var span = counts.mutableSpan
    fill(&span, using: &stream)
    return counts
  }

  /// Writes one draw to `counts`, which has as many elements as there are cells.
  public func fill(_ counts: inout MutableSpan<Int>, using stream: inout RandomStream) {
    precondition(
      counts.count == shares.count,
      "Multinomial: room for \(counts.count) cells, expected \(shares.count)")
    var left = trials
    for cell in shares.indices {
      counts[cell] = Binomial.sample(trials: left, probability: shares[cell], using: &stream)
      left -= counts[cell]
    }
  }
}

/// The sum of `weights`; stops the program unless they are finite, none negative, not all zero.
func checkedTotal(of weights: [Double], _ type: StaticString) -> Double {
  var total = 0.0
  for (cell, weight) in weights.enumerated() {
    precondition(weight >= 0, "\(type): weight \(cell) is \(weight), expected at least 0")
    total += weight
  }
  precondition(
    total > 0 && total.isFinite,
    "\(type): \(weights.count) weights sum to \(total), expected a positive number")
  return total
}
