import Foundation
import Numerics

/// The generating function of a compound law along a line parallel to the imaginary axis.
///
/// For a tilt θ > 0 the probability of values above `Q` is
///
///     P(q > Q) = 1/π ∫₀^∞ Re[ exp(K(θ + it) - (θ + it) Q) / (θ + it) ] dt ,
///
/// and for θ < 0 the same is minus the probability of values below. The trapezoidal rule of step
/// `h` adds copies of the law a distance `x = 2π/h` apart, weighted by `exp(-θx)`: `exp(-θx)` of
/// one from below and `exp(θx) P(q > Q + x)` from above. The step keeps both below rounding; the
/// integrand falls as a Gaussian, and 20 to 60 nodes are enough. They serve for any `Q` near.
struct Contour: Sendable {
  private let mean: Double
  private let tilt: Double
  private let step: Double
  private let logGenerator: Double
  /// `M(θ + i k h) / M(θ)` for whole numbers k from zero.
  private let ratios: [SIMD2<Double>]
  /// How large a ratio is left at the end of the line, zero where it has decayed.
  ///
  /// It is the share of the tilted law that stands on single values. What it adds to a tail may be
  /// as little as nothing and as much as itself.
  private let rest: Double

  /// More nodes than these mean that the function does not decay.
  static let nodeLimit = 1000
  /// A ratio that is lost in the rounding of the first.
  static let negligible = 1e-15
  /// The copy from below, as a logarithm relative to the tail.
  private static let aliasing = 38.0
  /// The distance of copies from above, in standard deviations of the tilted law: 1e-28 for a
  /// Gaussian, 1e-14 for a tail that becomes twice as wide.
  private static let copies = 16.0

  /// The line through a tilt, fine enough for tails as rare as `exp(-rarity)`.
  init(_ law: CompoundLaw, through tilted: TiltedCompound, rarity: Double) {
    mean = law.mean
    tilt = tilted.tilt
    logGenerator = tilted.logGenerator
    let distance = max(
      (rarity + Self.aliasing) / abs(tilted.tilt), Self.copies * tilted.curvature.squareRoot())
    step = 2 * .pi / distance
    (ratios, rest) = Self.ratios(law, tilted, step: step)
  }

  /// The line on which the ratios are known, and have decayed.
  init(
    mean: Double, tilt: Double, step: Double, logGenerator: Double, ratios: [SIMD2<Double>]
  ) {
    self.mean = mean
    self.tilt = tilt
    self.step = step
    self.logGenerator = logGenerator
    self.ratios = ratios
    rest = 0
  }

  /// `M(θ + i k h) / M(θ)` until it has decayed, and what is left of it.
  static func ratios(
    _ law: CompoundLaw, _ tilted: TiltedCompound, step: Double
  ) -> (ratios: [SIMD2<Double>], rest: Double) {
    var marks = RotatingWeights(
      weights: tilted.markWeights, angles: law.marks.values.map { step * $0 })
    var counts = RotatingWeights(
      weights: tilted.weights, angles: tilted.range.map { step * law.offsets[$0] })
    let lowest = Double(law.first + tilted.range.lowerBound)
    var ratios = [SIMD2(1.0, 0.0)]
    var small = 0
    while ratios.count < nodeLimit, small < 2 {
      marks.turn()
      counts.turn()
      let ratio = counts.polynomial(at: marks.sum, times: lowest)
      ratios.append(ratio)
      small = (ratio * ratio).sum().squareRoot() < negligible ? small + 1 : 0
    }
    guard small < 2 else { return (ratios, 0) }
    // What does not decay turns about: its largest part on the second half of the line.
    let rest = ratios.suffix(nodeLimit / 2).map { ($0 * $0).sum() }.max() ?? 0
    return (ratios, rest.squareRoot())
  }

  /// The logarithm of the probability of values above, if the tilt is positive, or below `value`;
  /// and its relative error.
  func logTail(at value: Double) -> (log: Double, relativeError: Double) {
    let distance = value - mean
    var sum = CompensatedSum(0.5 / tilt)
    for k in 1..<ratios.count {
      let t = Double(k) * step
      let angle = t * distance
      let (c, s) = (cos(angle), sin(angle))
      // ratio · exp(-it distance)
      let real = ratios[k].x * c + ratios[k].y * s
      let imaginary = ratios[k].y * c - ratios[k].x * s
      sum.add((real * tilt + imaginary * t) / (tilt * tilt + t * t))
    }
    let integral = abs(tilt) / tilt * sum.value * step / .pi
    return (
      logGenerator - tilt * distance + log(max(integral, 0)),
      max(rest, Self.rounding)
    )
  }

  /// Rounding of sums of thousands of terms, seen as the difference of two lines.
  private static let rounding = 1e-11
}
