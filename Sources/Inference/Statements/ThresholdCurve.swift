import Foundation
import Numerics

/// The value of a statistic that true values exceed with a chance of one minus the level.
///
/// Found from toys at a few values of the parameter of interest; in between, the square root of
/// the threshold runs in straight lines, as it is nearly that of a normal law.
public struct ThresholdCurve: Sendable, Equatable {
  /// The threshold at one value of the parameter of interest.
  public struct Node: Sendable, Equatable {
    /// The parameter of interest.
    public let value: Double
    /// The threshold.
    public let threshold: Double
    /// Its standard error, from the number of toys.
    public let error: Double
    /// The toys it comes from: those whose fits converged; zero for an asymptotic one.
    public let toys: Int
  }

  /// The confidence level.
  public let level: Double
  /// The nodes, rising.
  public let nodes: [Node]

  /// The curve through nodes; constant beyond the outermost.
  init(level: Double, nodes: [Node]) {
    precondition(!nodes.isEmpty, "ThresholdCurve: no nodes, expected one at least")
    self.level = level
    self.nodes = nodes.sorted { $0.value < $1.value }
  }

  /// The threshold of the asymptotic law: χ² of one degree of freedom, or half of it.
  ///
  /// Not right near the end of the parameter's range, nor for few events.
  public static func asymptotic(_ kind: ProfileStatistic, level: Double) -> ThresholdCurve {
    let share = kind == .upper ? 2 * (1 - level) : 1 - level
    let z = Normal.standard.upperQuantile(0.5 * min(1, share))
    return ThresholdCurve(
      level: level, nodes: [Node(value: 0, threshold: z * z, error: 0, toys: 0)])
  }

  /// The threshold at a value of the parameter of interest.
  public func threshold(at value: Double) -> Double {
    guard let first = nodes.first, value > first.value else { return nodes[0].threshold }
    for (left, right) in zip(nodes, nodes.dropFirst()) where value <= right.value {
      let share = (value - left.value) / (right.value - left.value)
      let root = left.threshold.squareRoot() * (1 - share) + right.threshold.squareRoot() * share
      return root * root
    }
    return nodes[nodes.count - 1].threshold
  }
}

extension ThresholdCurve.Node {
  /// The quantile of toys, by order; its error from the neighbours that a binomial deviation away.
  ///
  /// Toys whose fits did not converge are left out. Nil where none is left.
  init?(value: Double, level: Double, statistics: [Double]) {
    let sorted = statistics.filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty else { return nil }
    let count = Double(sorted.count)
    func quantile(_ place: Double) -> Double {
      // The k-th of n values has on average the share k / (n + 1) below it.
      let place = min(max(place - 1, 0), count - 1)
      let left = min(Int(place), sorted.count - 1)
      let right = min(left + 1, sorted.count - 1)
      return sorted[left] + (place - Double(left)) * (sorted[right] - sorted[left])
    }
    let place = level * (count + 1)
    let spread = (count * level * (1 - level)).squareRoot()
    self.init(
      value: value, threshold: quantile(place),
      error: 0.5 * (quantile(place + spread) - quantile(place - spread)), toys: sorted.count)
  }
}
