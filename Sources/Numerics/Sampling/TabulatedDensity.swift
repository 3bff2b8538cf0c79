import Foundation

/// A law given by a table of its density on rising nodes, exact within and between them.
///
/// The density need not be normalised. Between two nodes it is a straight line or a constant, and
/// the cumulative, its inverse and the moments are those of that very function. Making costs
/// linear time; a draw costs one word, a guided search and at most one square root.
public struct TabulatedDensity: Distribution, Equatable {
  /// How the density runs between two nodes.
  public enum Shape: Sendable {
    /// A straight line between one value per node.
    case linear
    /// One value per interval, that is, one less than there are nodes.
    case constant
  }

  /// The rising nodes, at least two.
  public let nodes: [Double]
  /// The integral of the table as given; for a spectrum, the total rate.
  public let integral: Double
  /// The normalised density at the beginning and at the end of each interval.
  private let left: [Double]
  private let right: [Double]
  /// The probability below each node; the last is exactly 1.
  private let below: [Double]
  /// For equal steps of probability, the interval in which the step begins.
  private let guide: [Int]

  /// Creates the law from nodes and non-negative values whose integral is positive.
  public init(nodes: [Double], values: [Double], shape: Shape) {
    let expected = shape == .linear ? nodes.count : nodes.count - 1
    precondition(
      nodes.count >= 2, "TabulatedDensity: \(nodes.count) nodes, expected at least 2")
    precondition(
      values.count == expected,
      "TabulatedDensity: \(values.count) values, expected \(expected)")
    var left = Array(values.prefix(nodes.count - 1))
    var right = Array(values.suffix(nodes.count - 1))
    var below = [0.0]
    for i in left.indices {
      precondition(
        nodes[i] < nodes[i + 1] && (nodes[i + 1] - nodes[i]).isFinite,
        "TabulatedDensity: node \(i + 1) is \(nodes[i + 1]) after \(nodes[i]), expected more")
      precondition(
        min(left[i], right[i]) >= 0,
        "TabulatedDensity: density is \(min(left[i], right[i])), expected at least 0")
      below.append(below[i] + (nodes[i + 1] - nodes[i]) * (0.5 * left[i] + 0.5 * right[i]))
    }
    let integral = below[left.count]
    precondition(
      integral > 0 && integral.isFinite,
      "TabulatedDensity: integral is \(integral), expected a positive number")
    for i in left.indices {
      left[i] /= integral
      right[i] /= integral
    }
    self.nodes = nodes
    self.integral = integral
    self.left = left
    self.right = right
    self.below = below.map { $0 / integral }
    guide = Self.guide(to: self.below)
  }

  private static func guide(to below: [Double]) -> [Int] {
    let steps = below.count - 1
    var interval = 0
    return (0..<steps).map { step in
      while below[interval + 1] <= Double(step) / Double(steps) { interval += 1 }
      return interval
    }
  }

  public var mean: Double {
    var sum = 0.0
    for i in left.indices {
      let width = nodes[i + 1] - nodes[i]
      sum += (below[i + 1] - below[i]) * nodes[i] + width * width * (left[i] + 2 * right[i]) / 6
    }
    return sum
  }

  public var variance: Double {
    // Moments about the mean: those about zero would cancel for a narrow table far out.
    let mean = mean
    var sum = 0.0
    for i in left.indices {
      let width = nodes[i + 1] - nodes[i]
      let offset = nodes[i] - mean
      let first = width * width * (left[i] + 2 * right[i]) / 6
      let second = width * width * width * (left[i] + 3 * right[i]) / 12
      sum += offset * offset * (below[i + 1] - below[i]) + 2 * offset * first + second
    }
    return sum
  }

  public func logDensity(_ x: Double) -> Double {
    guard x >= nodes[0], x <= nodes[left.count] else { return -.infinity }
    let i = interval(in: nodes, holding: x)
    let share = (x - nodes[i]) / (nodes[i + 1] - nodes[i])
    return log(left[i] + share * (right[i] - left[i]))
  }

  public func cumulative(_ x: Double) -> Double {
    if x <= nodes[0] { return 0 }
    if x >= nodes[left.count] { return 1 }
    let i = interval(in: nodes, holding: x)
    let step = x - nodes[i]
    let slope = (right[i] - left[i]) / (nodes[i + 1] - nodes[i])
    return min(1, below[i] + step * (left[i] + 0.5 * slope * step))
  }

  /// The probability of a draw above `x`, to 1e-16 absolute.
  public func survival(_ x: Double) -> Double { 1 - cumulative(x) }

  public func quantile(_ probability: Double) -> Double {
    checkProbability(probability, "TabulatedDensity")
    return inverse(probability, interval(in: below, holding: probability))
  }

  public func upperQuantile(_ probability: Double) -> Double { quantile(1 - probability) }

  public func sample(using stream: inout RandomStream) -> Double {
    let uniform = stream.uniform()
    var i = guide[Int(uniform * Double(guide.count))]
    while below[i + 1] <= uniform { i += 1 }
    return inverse(uniform, i)
  }

  /// The x in interval `i` with the given probability below it.
  private func inverse(_ probability: Double, _ i: Int) -> Double {
    let area = probability - below[i]
    if area <= 0 { return nodes[i] }
    // The root of step (left + slope step / 2) = area, in the form without cancellation.
    let slope = (right[i] - left[i]) / (nodes[i + 1] - nodes[i])
    let root = max(0, left[i] * left[i] + 2 * slope * area).squareRoot()
    return min(nodes[i] + 2 * area / (left[i] + root), nodes[i + 1])
  }

  /// The last interval that begins at or below `value`, by bisection.
  private func interval(in bounds: [Double], holding value: Double) -> Int {
    var low = 0
    var high = bounds.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if bounds[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }
}
