import Foundation

/// The Gauss–Legendre rule of a given number of points, exact for polynomials of degree `2n - 1`.
///
/// Making a rule costs about `n²` operations; make it once and use it often.
public struct GaussLegendre: Sendable, Equatable {
  /// The points in (-1, 1), increasing.
  public let nodes: [Double]
  /// The weight of each point; they sum to two.
  public let weights: [Double]

  /// The rule of `count` points.
  public init(count: Int) {
    precondition(count > 0, "GaussLegendre: count is \(count), expected a positive number")
    var nodes = [Double](repeating: 0, count: count)
    var weights = nodes
    for i in 0..<(count + 1) / 2 {
      let (node, weight) = Self.root(i, of: count)
      nodes[i] = -node
      nodes[count - 1 - i] = node
      weights[i] = weight
      weights[count - 1 - i] = weight
    }
    self.nodes = nodes
    self.weights = weights
  }

  /// The integral of `function` from `lower` to `upper`.
  public func integral(
    from lower: Double, to upper: Double, of function: (Double) -> Double
  ) -> Double {
    let center = 0.5 * (lower + upper)
    let half = 0.5 * (upper - lower)
    var sum = 0.0
    for i in nodes.indices { sum += weights[i] * function(center + half * nodes[i]) }
    return half * sum
  }

  /// The points and weights of the rule on the interval from `lower` to `upper`.
  public func mapped(from lower: Double, to upper: Double) -> (nodes: [Double], weights: [Double]) {
    let center = 0.5 * (lower + upper)
    let half = 0.5 * (upper - lower)
    return (nodes.map { center + half * $0 }, weights.map { half * $0 })
  }

  /// The `i`-th root from above of the Legendre polynomial, by Newton's method, and its weight.
  ///
  /// The first guess errs by O(n⁻⁴) (F. G. Tricomi, Ann. Mat. Pura Appl. 31 (1950) 93), so Newton's
  /// method doubles its digits from the first step and three steps reach rounding.
  private static func root(_ i: Int, of count: Int) -> (node: Double, weight: Double) {
    let n = Double(count)
    if 2 * i + 1 == count { return (0, weight(at: 0, of: count)) }
    let angle = Double.pi * (Double(4 * i + 3) / Double(4 * count + 2))
    var x = (1 - (1 - 1 / n) / (8 * n * n)) * cos(angle)
    for _ in 0..<4 {
      let (value, slope) = legendre(x, count)
      x -= value / slope
    }
    return (x, weight(at: x, of: count))
  }

  private static func weight(at x: Double, of count: Int) -> Double {
    let slope = legendre(x, count).slope
    return 2 / ((1 - x) * (1 + x) * slope * slope)
  }

  /// The Legendre polynomial of degree `count` and its derivative, by the three-term recurrence.
  private static func legendre(_ x: Double, _ count: Int) -> (value: Double, slope: Double) {
    var previous = 1.0
    var value = x
    for k in 1..<max(count, 1) {
      // P(k+1) = x P(k) + k/(k+1) (x P(k) - P(k-1)): the difference form loses the fewest digits.
      let next = x * value + Double(k) / Double(k + 1) * (x * value - previous)
      previous = value
      value = next
    }
    return (value, Double(count) * (previous - x * value) / ((1 - x) * (1 + x)))
  }
}
