import Foundation
import Kernels
import Numerics

/// The number of events above each edge, from the highest down, and its chance to exceed a bound.
///
/// Cells hold independent Poisson numbers, so the number above the next edge is the one above the
/// last and another: the law of walks that stayed below the bound is convolved cell by cell, and
/// what leaves it is summed. Where the rate is uncertain the next cell's law depends on the number
/// so far. Where it is free a walk that leaves at a number n counts with the ratio of n's binomial
/// probability, given the number of all events, to that under Poisson: given n, what lies above the
/// edge is split over cells in the same way for every rate.
struct TailWalk: Sendable {
  private let measure: TailScan.Measure
  private let background: Background
  /// What each cell expects, from the highest score down.
  private let cells: [Double]
  /// What is expected above the lower edge of each.
  private let tails: [Double]

  init(_ measure: TailScan.Measure, cells: [Double], background: Background) {
    self.measure = measure
    self.background = background
    self.cells = cells
    var tails: [Double] = []
    var sum = CompensatedSum()
    for cell in cells {
      sum.add(cell)
      tails.append(sum.value)
    }
    self.tails = tails
  }

  /// The law of the number of events above each edge.
  func laws(events: Int) -> [RegionLaw] {
    tails.map { RegionLaw($0, of: background, events: events) }
  }

  /// How large an excess a number of events is; zero where there is none.
  func excess(_ count: Int, under law: RegionLaw) -> Double {
    let n = Double(count)
    guard n > law.mean else { return 0 }
    switch measure {
    case .berkJones: return law.deviance(count)
    case .higherCriticism:
      guard law.mean >= TailScan.fewestExpected, law.variance > 0 else { return 0 }
      return (n - law.mean) / law.variance.squareRoot()
    }
  }

  /// The logarithm of the probability that the largest excess is at least `value`.
  ///
  /// With `rates` the walk is that of Poisson numbers of these expectations, or where the rate is
  /// free of a number of events split like them, while the bound is that of the background.
  func logProbability(reaching value: Double, events: Int, rates: [Double]? = nil) -> Double {
    let laws = laws(events: events)
    // A value reaches itself, whatever the rounding.
    let bound = value * (1 - 1e-12)
    let limits = laws.map { limit(bound, $0, events: events) }
    let isConditional = background.rate == .free
    var steps = rates ?? cells
    // Given their number, events are spread alike at every rate: take that at which it is common.
    let scale = isConditional ? Double(events) / tails[tails.count - 1] : 1
    if isConditional { steps = steps.map { $0 * scale } }
    let cut = smallest(limits, laws)
    var crossed = CompensatedSum()
    var lowest = 0
    var states = [1.0]
    var above = 0.0
    for (step, mean) in steps.enumerated() {
      var next: [Double]
      if rates == nil, case .relative(let relative) = background.rate {
        next = Self.mixed(
          states, from: &lowest, mean: mean, above: above, successes: 1 / (relative * relative),
          cut: cut)
      } else {
        let kernel = Self.poisson(mean, cut: cut)
        next = [Double](repeating: 0, count: states.count + kernel.weights.count - 1)
        var span = next.mutableSpan
        ListConvolution.add(states.span, kernel.weights.span, to: &span)
        lowest += kernel.first
      }
      above += mean
      // Those above the limit have crossed.
      let kept = max(0, min(next.count, limits[step] + 1 - lowest))
      for i in kept..<max(kept, next.count) where next[i] > cut {
        guard isConditional else {
          crossed.add(next[i])
          continue
        }
        let law =
          rates == nil ? laws[step] : RegionLaw(above / scale, of: background, events: events)
        crossed.add(next[i] * ratio(lowest + i, law, poisson: above))
      }
      next.removeLast(next.count - kept)
      let first = next.firstIndex { $0 > cut } ?? next.count
      guard first < next.count else { break }
      let last = next.lastIndex { $0 > cut } ?? first
      states = Array(next[first...last])
      lowest += first
    }
    return min(0, log(crossed.value))
  }

  /// The law of the number above the next edge where the rate is uncertain.
  ///
  /// Many events so far mean a high rate: given n above an edge beyond which e are expected, the
  /// rate's factor follows a gamma law of `n + r` over `e + r`, and the next cell's number a
  /// negative binomial one.
  private static func mixed(
    _ states: [Double], from lowest: inout Int, mean: Double, above: Double, successes: Double,
    cut: Double
  ) -> [Double] {
    let first = lowest
    var parts: [(first: Int, weights: [Double])] = []
    parts.reserveCapacity(states.count)
    for (i, state) in states.enumerated() {
      let shape = successes + Double(first + i)
      let center = mean * shape / (successes + above)
      let step = mean / (successes + above + mean)
      let law = CountLaw.gammaPoisson(mean: center, relative: 1 / shape.squareRoot())
      let kernel = weights(
        around: Int(center), top: exp(law.logProbability(Int(center))), cut: cut / max(state, cut)
      ) { (shape + Double($0)) / Double($0 + 1) * step }
      parts.append(kernel)
    }
    var low = Int.max
    var high = 0
    for (i, part) in parts.enumerated() {
      low = min(low, first + i + part.first)
      high = max(high, first + i + part.first + part.weights.count)
    }
    var next = [Double](repeating: 0, count: high - low)
    for (i, part) in parts.enumerated() {
      let start = first + i + part.first - low
      for (j, weight) in part.weights.enumerated() { next[start + j] += states[i] * weight }
    }
    lowest = low
    return next
  }

  /// How much more likely a count above an edge is than under Poisson.
  private func ratio(_ count: Int, _ law: RegionLaw, poisson mean: Double) -> Double {
    exp(law.logProbability(count) - SpecialFunctions.logPoisson(Double(count), mean: mean))
  }

  /// The largest number of events whose excess is below the bound.
  private func limit(_ bound: Double, _ law: RegionLaw, events: Int) -> Int {
    let start = Int(law.mean.rounded(.up))
    func isBelow(_ count: Int) -> Bool { excess(count, under: law) < bound }
    let most = law.largest.isFinite ? Int(law.largest) : Int.max / 4
    guard isBelow(min(start, most)) else { return min(start, most) - 1 }
    var width = 1
    while start + width < most, isBelow(start + width) { width *= 2 }
    guard start + width < most || !isBelow(most) else { return most }
    var lower = start
    var upper = min(start + width, most)
    while upper - lower > 1 {
      let middle = lower + (upper - lower) / 2
      if isBelow(middle) { lower = middle } else { upper = middle }
    }
    return lower
  }

  /// Probabilities that cannot matter for the sum: a trace of the largest chance to cross at once.
  private func smallest(_ limits: [Int], _ laws: [RegionLaw]) -> Double {
    var least = Double.infinity
    for (limit, law) in zip(limits, laws) where Double(limit) < law.largest {
      least = min(least, 0.5 * law.deviance(limit + 1))
    }
    return max(exp(-min(least, 600)) * 1e-20, 1e-290)
  }

  /// The Poisson probabilities above a cut, and the number that they begin with.
  private static func poisson(_ mean: Double, cut: Double) -> (first: Int, weights: [Double]) {
    let top = exp(Poisson(mean: mean).logProbability(Int(mean)))
    return weights(around: Int(mean), top: top, cut: cut) { mean / Double($0 + 1) }
  }

  /// The probabilities above a cut, from that near the mode and the ratio of each to the one
  /// before it; and the number that they begin with.
  private static func weights(
    around mode: Int, top: Double, cut: Double, ratio: (_ count: Int) -> Double
  ) -> (first: Int, weights: [Double]) {
    var above = [top]
    var next = top
    var count = mode
    while next > cut {
      next *= ratio(count)
      count += 1
      above.append(next)
    }
    var below: [Double] = []
    next = top
    count = mode
    while next > cut, count > 0 {
      count -= 1
      next /= ratio(count)
      below.append(next)
    }
    return (count, below.reversed() + above)
  }
}
