import Foundation
import Kernels
import Numerics

/// The generating functions of the marks of several components on a line of the complex plane.
struct TiltedMarks: Sendable {
  /// The tilt θ at which the line crosses the real axis.
  let tilt: Double
  /// What is taken out of the logarithm of all sums, so that none overflows.
  let highest: Double
  /// For each component the expectations of 1, w and w² under the weight `exp(θ w - highest)`.
  let sums: [SIMD4<Double>]
  /// The distance of the nodes on the line.
  private(set) var step = 0.0
  private let components: [MarkLaw]
  private let center: Double
  /// The distance of the copies that the trapezoidal rule of this step adds.
  private var distance = 0.0
  /// For each component, its weighted marks as they turn along the line.
  private var turning: [RotatingWeights] = []
  /// For each node and component, the generating function divided by that at the first node.
  private var nodes: [SIMD2<Double>] = []

  /// What the copy from below takes, as a logarithm, and how many deviations copies are away.
  private static let aliasing = 36.0
  private static let copies = 14.0

  /// A ratio that is lost in the rounding of the phases of many events.
  private static let negligible = 1e-13
  private static let decayed = 1e-10
  /// A part of a tail that no average over rates shows.
  private static let settled = 1e-6
  /// In units of one over the deviation: sums in steps come back at 25, and have to end before.
  private static let revival = 15.0

  /// The line at a tilt, with marks counted from `center`.
  init(_ components: [MarkLaw], tilt: Double, center: Double) {
    self.tilt = tilt
    self.components = components
    self.center = center
    let exponents = components.map { law in
      law.values.map { tilt * ($0 + law.center - center) }
    }
    let highest = exponents.reduce(-Double.infinity) { max($0, $1.max() ?? $0) }
    self.highest = highest
    sums = zip(components, exponents).map { law, exponents in
      let weights = Self.weights(law, exponents, highest)
      var sum = SIMD4<Double>.zero
      for i in weights.indices {
        let value = law.values[i] + law.center - center
        sum += weights[i] * SIMD4(1, value, value * value, 0)
      }
      return sum
    }
  }

  private static func weights(
    _ law: MarkLaw, _ exponents: [Double], _ highest: Double
  ) -> [Double] {
    var weights = exponents.map { $0 - highest }
    var span = weights.mutableSpan
    exponentiate(&span)
    for i in weights.indices { weights[i] *= law.probabilities[i] }
    return weights
  }

  /// Sets the distance of the nodes so that it serves rates near those of a law on the line.
  mutating func setStep(for law: RateTilt) {
    let rarity = max(0, tilt * law.slope - law.logGenerator)
    distance = max(
      (1.3 * rarity + 12 + Self.aliasing) / abs(tilt),
      1.5 * Self.copies * law.curvature.squareRoot())
    step = 2 * .pi / distance
  }

  /// Whether the nodes are close enough for a tail as rare as `exp(-rarity)`.
  func serves(rarity: Double, curvature: Double) -> Bool {
    distance * abs(tilt) >= rarity + Self.aliasing
      && distance >= Self.copies * curvature.squareRoot()
  }

  /// `M(θ + i k h) / M(θ)` of a law on the line, until it has decayed; `nil` where it does not.
  mutating func ratios(_ law: RateTilt, _ counts: CountOffsets) -> [SIMD2<Double>]? {
    var numbers = RotatingWeights(
      weights: law.weights,
      angles: law.weights.indices.map { step * counts.offset(law.first + $0 * law.step) })
    var ratios = [SIMD2(1.0, 0.0)]
    var small = 0
    let furthest =
      law.step > 1 ? Self.revival / (step * law.curvature.squareRoot()) : .infinity
    let lost = law.step > 1 ? Self.negligible : Contour.negligible
    while small < 2 {
      guard ratios.count < Contour.nodeLimit else {
        // What turns about without an end stands on single values; so little of it changes nothing.
        let rest = ratios.suffix(Contour.nodeLimit / 2).map { ($0 * $0).sum() }.max() ?? 1
        return law.step == 1 && rest.squareRoot() < Self.settled ? ratios : nil
      }
      if Double(ratios.count) >= furthest {
        // What has decayed to the rounding of its phases is as good as gone.
        let last = ratios[ratios.count - 1]
        return (last * last).sum().squareRoot() < Self.decayed ? ratios : nil
      }
      let start = (ratios.count - 1) * components.count
      if nodes.count <= start { addNode() }
      var mark = SIMD2<Double>.zero
      for (i, share) in law.shares.enumerated() { mark += share * nodes[start + i] }
      numbers.turn()
      let ratio = numbers.polynomial(at: mark, times: Double(law.first), step: law.step)
      ratios.append(ratio)
      small = (ratio * ratio).sum().squareRoot() < lost ? small + 1 : 0
    }
    return ratios
  }

  private mutating func addNode() {
    if turning.isEmpty {
      turning = components.map { law in
        let values = law.values.map { $0 + law.center - center }
        return RotatingWeights(
          weights: Self.weights(law, values.map { tilt * $0 }, highest),
          angles: values.map { step * $0 })
      }
    }
    for i in turning.indices {
      turning[i].turn()
      nodes.append(turning[i].sum)
    }
  }
}
