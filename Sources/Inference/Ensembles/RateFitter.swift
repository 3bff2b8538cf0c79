import Foundation
import Kernels
import Numerics

/// Fits of rates to counts in cells by Fisher scoring.
///
/// Each step divides the gradient by the expected information at the true parameters, which is
/// factored once for every set of rates that may move; rates that would leave their range stop at
/// its end. The search ends where `gᵀ I⁻¹ g` of the moving rates is below 1e-9. Where steps gain
/// little, because the counts are far from what is expected, the information of the counts
/// themselves takes over, taken anew only when steps gain little again. Where that does not end
/// either, the general method does it.
struct RateFitter: Profiling {
  private let toys: RateToys
  private let interest: Int
  private(set) var toy: RateToy
  /// How many fits went to the general method.
  private(set) var slowFits = 0

  private var shares: [Double]
  private var sums: [Double]
  private var heights: [Double]
  private var gradient: [Double]
  private var steps: [Double]
  private var observed: [Double]
  /// Inverses of the expected information, by the parameters that move.
  private var expectedInverses: [(moving: UInt64, matrix: [Double])] = []
  /// The information of these counts, where the expected one was too far from it.
  private var ownInformation: [Double]?
  private var ownInverses: [(moving: UInt64, matrix: [Double])] = []
  private var bestFit: (value: Double, negativeLog: Double)?
  private var slow: FittedProfile?

  private static let target = 1e-9
  private static let mostSteps = 25
  private static let mostInverses = 64

  init(_ toys: RateToys, interest: Int) {
    self.toys = toys
    self.interest = interest
    let rates = toys.rates
    toy = RateToy(rates)
    shares = rates.shares(at: toys.truth)
    sums = [Double](repeating: 0, count: rates.table.stride)
    heights = [Double](repeating: 0, count: rates.measures.count)
    gradient = [Double](repeating: 0, count: rates.count)
    steps = gradient
    observed = [Double](
      repeating: 0, count: rates.table.columns * rates.table.stride)
  }

  /// Draws the next toy.
  mutating func draw(using stream: inout RandomStream) {
    toys.draw(into: &toy, using: &stream)
    for i in 0..<toys.rates.count { shares[i] = toys.truth[i] }
    bestFit = nil
    slow = nil
    ownInformation = nil
  }

  mutating func best() -> (value: Double, negativeLog: Double)? {
    if let bestFit { return bestFit }
    if slow == nil, let found = fit(holding: nil) {
      let best = (value: shares[interest], negativeLog: found)
      bestFit = best
      return best
    }
    return slowProfile { $0.best() }
  }

  mutating func held(at value: Double) -> Double? {
    if slow == nil {
      shares[interest] = value
      if let found = fit(holding: interest) { return found }
    }
    return slowProfile { $0.held(at: value) }
  }

  /// `-ln L` at given parameters, as the fits count it; infinite where the toy is impossible.
  mutating func negativeLog(at values: [Double]) -> Double {
    for i in 0..<toys.rates.count { shares[i] = values[i] }
    return mix() > 0 ? negativeLog() : .infinity
  }

  /// Once a toy has been slow, all of its fits are made by one method.
  private mutating func slowProfile<Result>(
    _ body: (inout FittedProfile) -> Result?
  ) -> Result? {
    slowFits += 1
    if slow == nil {
      let model = toys.rates.model
      // Every toy has been drawn from the model, so that its events are possible.
      guard let likelihood = try? Likelihood(model, data: toy.data(of: model)) else { return nil }
      slow = FittedProfile(likelihood, interest: interest, start: toys.truth)
    }
    guard var profile = slow else { return nil }
    let result = body(&profile)
    slow = profile
    return result
  }

  // MARK: - Fisher scoring

  /// The minimum of `-ln L`, with the values in `shares`; `nil` where it was not reached.
  private mutating func fit(holding held: Int?) -> Double? {
    let count = toys.rates.count
    var lastGain = Double.infinity
    for _ in 0..<Self.mostSteps {
      guard mix() > 0 else { return nil }
      let moving = takeGradient(holding: held)
      var gain = takeStep(moving)
      // Each step should gain two digits of the likelihood.
      if gain > Self.target, gain > 0.05 * lastGain {
        inform()
        gain = takeStep(moving)
      }
      guard gain.isFinite else { return nil }
      if gain < Self.target {
        let found = negativeLog()
        return found.isFinite ? found : nil
      }
      // The function is self-concordant, as every weight of a logarithm is one at least: so divided,
      // a step of Newton's never goes too far (Y. Nesterov and A. Nemirovskii, 1994).
      let share = ownInformation != nil && gain > 0.1 ? 1 / (1 + gain.squareRoot()) : 1
      for i in 0..<count where moving & (1 << UInt64(i)) != 0 {
        shares[i] = min(
          max(shares[i] - share * steps[i], toys.rates.lower[i]), toys.rates.upper[i])
      }
      lastGain = gain
    }
    return nil
  }

  /// Writes the gradient, and returns the set of parameters that may move.
  private mutating func takeGradient(holding held: Int?) -> UInt64 {
    let rates = toys.rates
    var moving: UInt64 = 0
    for k in 0..<rates.count {
      gradient[k] = rates.totals[k] - sums[k] + (constraint(k)?.slope ?? 0)
      let isPushing =
        (shares[k] <= rates.lower[k] && gradient[k] > 0)
        || (shares[k] >= rates.upper[k] && gradient[k] < 0)
      if !isPushing && !rates.isFixed[k] && k != held { moving |= 1 << UInt64(k) }
    }
    return moving
  }

  /// Writes a step of the parameters that move; returns `gᵀ I⁻¹ g`.
  private mutating func takeStep(_ moving: UInt64) -> Double {
    let count = toys.rates.count
    let matrix = inverse(of: moving)
    var gain = 0.0
    for i in 0..<count where moving & (1 << UInt64(i)) != 0 {
      var step = 0.0
      for j in 0..<count { step += matrix[i * count + j] * gradient[j] }
      gain += step * gradient[i]
      steps[i] = step
    }
    return gain
  }

  /// Takes the information of these counts, here, for the steps that follow.
  private mutating func inform() {
    let rates = toys.rates
    let count = rates.count
    Self.inform(rates.table, toy, heights, &observed)
    var matrix = [Double](repeating: 0, count: count * count)
    for i in 0..<count {
      for j in 0..<count { matrix[i * count + j] = observed[i * rates.table.stride + j] }
      if let curvature = constraint(i)?.curvature { matrix[i * count + i] += curvature }
    }
    ownInformation = matrix
    ownInverses.removeAll(keepingCapacity: true)
  }

  private static func inform(
    _ table: MixtureTable, _ toy: RateToy, _ heights: [Double], _ observed: inout [Double]
  ) {
    var span = observed.mutableSpan
    table.information(
      of: toy.chosen.span, weights: toy.weights.span, heights: heights.span, count: toy.filled,
      into: &span)
  }

  private mutating func mix() -> Double {
    Self.mix(toys.rates.table, toy, shares, &heights, &sums)
  }

  private static func mix(
    _ table: MixtureTable, _ toy: RateToy, _ shares: [Double], _ heights: inout [Double],
    _ sums: inout [Double]
  ) -> Double {
    var heightSpan = heights.mutableSpan
    var sumSpan = sums.mutableSpan
    return table.mix(
      toy.chosen.span, weights: toy.weights.span, count: toy.filled, shares: shares.span,
      heights: &heightSpan, sums: &sumSpan)
  }

  /// The term of a parameter's constraint; `nil` where there is none that could move it.
  private func constraint(_ k: Int) -> (value: Double, slope: Double, curvature: Double)? {
    toys.rates.constraints[k]?.term(at: shares[k], measured: toy.measured[k])
  }

  private func negativeLog() -> Double {
    let rates = toys.rates
    var sum = rates.totals[rates.constant]
    for k in 0..<rates.count {
      sum += rates.totals[k] * shares[k] + (constraint(k)?.value ?? 0)
    }
    return sum - sumOfLogs(heights.span, weights: toy.weights.span, count: toy.filled)
  }

  /// The inverse of the information for a set of moving parameters, with zeros for the others.
  private mutating func inverse(of moving: UInt64) -> [Double] {
    guard let own = ownInformation else {
      return Self.inverse(of: moving, toys.information, count: toys.rates.count, &expectedInverses)
    }
    return Self.inverse(of: moving, own, count: toys.rates.count, &ownInverses)
  }

  private static func inverse(
    of moving: UInt64, _ information: [Double], count: Int,
    _ inverses: inout [(moving: UInt64, matrix: [Double])]
  ) -> [Double] {
    for known in inverses where known.moving == moving { return known.matrix }
    let free = (0..<count).filter { moving & (1 << UInt64($0)) != 0 }
    let part = free.flatMap { i in free.map { information[i * count + $0] } }
    let inverse = CholeskyFactor(part, count: free.count).inverse()
    var matrix = [Double](repeating: 0, count: count * count)
    for (a, i) in free.enumerated() {
      for (b, j) in free.enumerated() { matrix[i * count + j] = inverse[a * free.count + b] }
    }
    if inverses.count >= mostInverses { inverses.removeAll() }
    inverses.append((moving, matrix))
    return matrix
  }
}
