import Numerics

/// Shares out photons over cells: the multinomial law, by whichever way is the shorter.
enum CountSplitter {
  /// Up to so many photons per cell each chooses its cell; above, each cell draws its number.
  static let photonsPerCell = 1.5

  /// Writes the number of photons in each cell to `counts`, given weights of any sum above zero.
  static func split(
    _ photons: Int, over weights: [Double], into counts: inout [Int32],
    using stream: inout RandomStream
  ) {
    if Double(photons) < photonsPerCell * Double(weights.count) {
      chooseCells(photons, weights, &counts, &stream)
    } else {
      drawCells(photons, weights, &counts, &stream)
    }
  }

  /// Each photon in turn: the cell in which a uniform part of the summed weight lies.
  static func chooseCells(
    _ photons: Int, _ weights: [Double], _ counts: inout [Int32], _ stream: inout RandomStream
  ) {
    counts.reset(to: weights.count)
    var below = weights
    var sum = 0.0
    for cell in weights.indices {
      sum += weights[cell]
      below[cell] = sum
    }
    for _ in 0..<photons {
      let chosen = stream.uniform() * sum
      var low = 0
      var width = below.count
      // Bisection without branches: a wrong guess of a branch costs more than a step.
      while width > 1 {
        let half = width / 2
        low = below[low + half - 1] <= chosen ? low + half : low
        width -= half
      }
      counts[low] += 1
    }
  }

  /// Each cell in turn: a binomial number of the photons left, with its part of the weight left.
  static func drawCells(
    _ photons: Int, _ weights: [Double], _ counts: inout [Int32], _ stream: inout RandomStream
  ) {
    counts.reset(to: weights.count)
    // Summed from the end as the cells are left behind, so that the last with a weight takes all.
    var left = photons
    var rests = weights
    var rest = 0.0
    for cell in weights.indices.reversed() {
      rest += weights[cell]
      rests[cell] = rest
    }
    for cell in weights.indices where weights[cell] > 0 {
      if left == 0 { return }
      let count = Binomial.sample(
        trials: left, probability: weights[cell] / rests[cell], using: &stream)
      counts[cell] = Int32(clamping: count)
      left -= count
    }
  }
}
