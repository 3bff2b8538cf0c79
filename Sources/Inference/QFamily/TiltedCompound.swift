import Foundation
import Kernels
import Numerics

/// A compound law weighted by `exp(θ (q - mean))`: what its generating function is at a real point.
struct TiltedCompound: Sendable {
  /// The tilt θ.
  let tilt: Double
  /// The logarithm of the expectation of `exp(θ (q - mean))`.
  let logGenerator: Double
  /// The mean of `q - mean` under the weighted law: the slope of `logGenerator`.
  let slope: Double
  /// The variance of q under the weighted law: the curvature of `logGenerator`.
  let curvature: Double
  /// The numbers of events that matter, as indices of the law's tables.
  let range: Range<Int>
  /// Their weights, of which the largest is one.
  let weights: [Double]
  /// The weights of the marks' values.
  let markWeights: [Double]

  /// Weights below this part of the largest do not count.
  private static let drop = 50.0

  /// The weighted law; `nil` where the weights of large numbers of events grow without end.
  init?(_ law: CompoundLaw, tilt: Double) {
    let marks = law.marks.tilted(tilt)
    func exponent(_ i: Int) -> Double {
      law.logProbabilities[i] + tilt * law.offsets[i] + Double(law.first + i) * marks.log
    }
    let last = law.offsets.count - 1
    // Uphill from the most probable number. With a heavy-tailed law of N and a growing term the
    // exponent may rise again far out: what counts is the hill that the law itself stands on.
    var peak = min(last, max(0, Int(law.count.mean) - law.first))
    var height = exponent(peak)
    while peak < last, exponent(peak + 1) > height {
      peak += 1
      height = exponent(peak)
    }
    while peak > 0, exponent(peak - 1) > height {
      peak -= 1
      height = exponent(peak)
    }
    if peak == last, last > 0 { return nil }
    var lower = peak
    var upper = peak
    var previous = height
    while upper < last {
      let next = exponent(upper + 1)
      guard next > height - Self.drop, next <= previous else { break }
      upper += 1
      previous = next
    }
    // A hill that ends high above the drop is none.
    if upper < last, exponent(upper + 1) > previous, previous > height - 0.7 * Self.drop {
      return nil
    }
    previous = height
    while lower > 0 {
      let next = exponent(lower - 1)
      guard next > height - Self.drop, next <= previous else { break }
      lower -= 1
      previous = next
    }
    range = lower..<upper + 1
    var weights = range.map { exponent($0) - height }
    var span = weights.mutableSpan
    exponentiate(&span)
    self.weights = weights
    var moments = Moments()
    var number = CompensatedSum()
    for i in range {
      let weight = weights[i - lower]
      let events = Double(law.first + i)
      moments.add(law.offsets[i] + events * marks.mean, weight: weight)
      number.add(weight * events)
    }
    self.tilt = tilt
    logGenerator = height + log(moments.weight)
    slope = moments.mean
    curvature = moments.variance + number.value / moments.weight * marks.variance
    markWeights = marks.weights
  }
}

extension CompoundLaw {
  /// The law tilted so that its mean is `value`: the saddle point of the tail beyond it.
  ///
  /// Newton's rule, held between tilts known to be too small and too large. Where no tilt gets
  /// there, the one that comes nearest.
  func saddle(at value: Double) -> TiltedCompound? {
    let target = value - mean
    var lower = -Double.infinity
    var upper = Double.infinity
    var tilt = 0.0
    var best: TiltedCompound?
    for _ in 0..<60 {
      if let tilted = TiltedCompound(self, tilt: tilt) {
        if best.map({ abs(tilted.slope - target) < abs($0.slope - target) }) ?? true {
          best = tilted
        }
        let miss = tilted.slope - target
        // Near enough: the line of integration may stand anywhere near the saddle.
        if abs(miss) < 1e-9 * tilted.curvature.squareRoot() { break }
        if miss < 0 { lower = tilt } else { upper = tilt }
        // Where the law has collapsed onto its largest marks a full step would leave the numbers.
        let reach = 10 / deviation + 2 * abs(tilt)
        let next = tilt - min(max(miss / tilted.curvature, -reach), reach)
        tilt =
          next > lower && next < upper
          ? next : lower.isFinite && upper.isFinite ? 0.5 * (lower + upper) : 2 * tilt
      } else {
        if tilt > 0 { upper = tilt } else { lower = tilt }
        tilt = 0.5 * (lower.isFinite && upper.isFinite ? lower + upper : tilt)
      }
      if upper - lower < 1e-13 * abs(tilt) { break }
    }
    return best
  }
}
