/// A probability law on whole numbers that can be both evaluated and drawn from.
public protocol DiscreteDistribution: Sendable {
  /// The numbers that may be drawn.
  var support: ClosedRange<Int> { get }
  /// The expectation.
  var mean: Double { get }
  /// The variance.
  var variance: Double { get }
  /// The natural logarithm of the probability of `k`, minus infinity outside the support.
  func logProbability(_ k: Int) -> Double
  /// The probability of a draw at or below `k`.
  func cumulative(_ k: Int) -> Double
  /// The probability of a draw above `k`, accurate where small.
  func survival(_ k: Int) -> Double
  /// The smallest `k` whose `cumulative` is at least `probability`.
  func quantile(_ probability: Double) -> Int
  /// The smallest `k` whose `survival` is at most `probability`.
  func upperQuantile(_ probability: Double) -> Int
  /// One draw.
  func sample(using stream: inout RandomStream) -> Int
}

extension DiscreteDistribution {
  public func quantile(_ probability: Double) -> Int {
    checkProbability(probability, "quantile")
    return smallest { cumulative($0) >= probability }
  }

  public func upperQuantile(_ probability: Double) -> Int {
    checkProbability(probability, "upperQuantile")
    return smallest { survival($0) <= probability }
  }

  /// The smallest `k` of the support with a property that all larger ones share, else the largest.
  ///
  /// Gallops from the mean in growing steps, then bisects: a few evaluations per factor of two of
  /// the distance in standard deviations.
  private func smallest(where holds: (Int) -> Bool) -> Int {
    let start = min(max(Int(mean), support.lowerBound), support.upperBound)
    var step = max(1, Int(variance.squareRoot()))
    var below = start
    var above = start
    if holds(start) {
      repeat {
        if below == support.lowerBound { return bisected(below, above, holds) }
        above = below
        below -= min(step, below - support.lowerBound)
        step *= 2
      } while holds(below)
    } else {
      repeat {
        if above == support.upperBound { return above }
        below = above
        above += min(step, support.upperBound - above)
        step *= 2
      } while !holds(above)
    }
    return bisected(below, above, holds)
  }

  private func bisected(_ below: Int, _ above: Int, _ holds: (Int) -> Bool) -> Int {
    if holds(below) { return below }
    var below = below
    var above = above
    while above - below > 1 {
      let middle = below + (above - below) / 2
      if holds(middle) { above = middle } else { below = middle }
    }
    return above
  }
}
