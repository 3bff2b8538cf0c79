import Foundation
import Kernels
import Numerics

/// A compound law of several components, weighted by `exp(θ q)`: a choice of rates on a line.
///
/// The sum over the number of events is one of a smooth function, taken in steps of a quarter of its
/// width where events are many: by Poisson's formula the sum is then as exact as over all of them,
/// but for `exp(-100)`, as long as phases turn by less than 15 in a deviation.
struct RateTilt {
  /// The tilt θ.
  let tilt: Double
  /// The logarithm of the expectation of `exp(θ (q - reference))`.
  let logGenerator: Double
  /// The mean of `q - reference` under the weighted law.
  let slope: Double
  /// The variance of q under the weighted law.
  let curvature: Double
  /// The numbers of events summed over: the first one, and the step to the next.
  let first: Int
  let step: Int
  /// Their weights, of which the largest is about one.
  let weights: [Double]
  /// The share of each component in the marks.
  let shares: [Double]

  /// Weights below this part of the largest do not count.
  private static let drop = 50.0
  /// Steps of this part of a width.
  private static let fineness = 0.25
  private static let mostSteps = 4000

  /// The law at some rates on a line; `nil` where the numbers of events have no peak.
  ///
  /// In steps, unless every number of events is asked for.
  init?(
    _ means: [Double], along line: TiltedMarks, _ counts: CountOffsets, everyNumber: Bool = false
  ) {
    let total = fixedTreeSum(means.span)
    var sum = SIMD4<Double>.zero
    var shares: [Double] = []
    for (mean, own) in zip(means, line.sums) {
      sum += mean / total * own
      shares.append(mean / total * own.x)
    }
    self.shares = shares.map { $0 / sum.x }
    let center = sum.y / sum.x
    let variance = max(0, sum.z / sum.x - center * center)
    let perEvent = log(sum.x) + line.highest
    let tilt = line.tilt
    self.tilt = tilt
    if let fixed = counts.fixed {
      logGenerator = Double(fixed) * perEvent + tilt * counts.offset(fixed)
      slope = counts.offset(fixed) + Double(fixed) * center
      curvature = Double(fixed) * variance
      (first, step, weights) = (fixed, 1, [1])
      return
    }
    let logMean = log(total) + perEvent
    func exponent(_ count: Int) -> Double {
      Double(count) * logMean - counts.logFactorial(count) - total + tilt * counts.offset(count)
    }
    guard let (peak, width) = Self.peak(near: Int(total * exp(min(perEvent, 5))), exponent)
    else { return nil }
    let step = everyNumber ? 1 : max(1, Int(Self.fineness * width))
    let height = exponent(peak)
    var below: [Double] = []
    var next = peak - step
    while next >= 0, below.count < Self.mostSteps {
      let value = exponent(next) - height
      below.append(value)
      if value < -Self.drop { break }
      next -= step
    }
    let first = peak - step * below.count
    var weights = Array(below.reversed())
    next = peak
    while weights.count < Self.mostSteps {
      let value = exponent(next) - height
      weights.append(value)
      // A hill that rises again far out is none.
      guard value < 1 else { return nil }
      if value < -Self.drop { break }
      next += step
    }
    guard weights.count < Self.mostSteps else { return nil }
    var span = weights.mutableSpan
    exponentiate(&span)
    var moments = Moments()
    var number = 0.0
    for (i, weight) in weights.enumerated() {
      let count = first + i * step
      moments.add(counts.offset(count) + Double(count) * center, weight: weight)
      number += weight * Double(count)
    }
    logGenerator = height + log(moments.weight * Double(step))
    slope = moments.mean
    curvature = moments.variance + number / moments.weight * variance
    self.first = first
    self.step = step
    self.weights = weights
  }

  /// The top of a smooth function of a number and its width there, by Newton's rule.
  private static func peak(
    near start: Int, _ value: (Int) -> Double
  ) -> (peak: Int, width: Double)? {
    var place = max(2, start)
    for _ in 0..<60 {
      // Differences over a part of the width keep their digits for large numbers.
      let reach = max(1, Int(fineness * Double(place).squareRoot()))
      let here = value(place)
      let (below, above) = (value(place - reach), value(place + reach))
      let bend = below + above - 2 * here
      guard bend < 0 else { return nil }
      let move = 0.5 * (below - above) / bend * Double(reach)
      let most = Double(place)
      let next = Int((most + min(max(move, -0.5 * most), most)).rounded())
      guard next >= 2 else { return nil }
      if abs(move) <= Double(reach) { return (next, Double(reach) / (-bend).squareRoot()) }
      place = next
    }
    return nil
  }
}
