import Foundation
import Numerics

/// The value of a statistic that true values exceed with a chance of one minus the level.
///
/// Found from toys at a few values of the parameter of interest, with straight lines between: those
/// of data with few events, whose statistic decides the threshold where they are likely, are
/// straight themselves (`2 μ` for none), or bend below the lines.
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

    /// A node whose numbers are known.
    package init(value: Double, threshold: Double, error: Double, toys: Int) {
      self.value = value
      self.threshold = threshold
      self.error = error
      self.toys = toys
    }
  }

  /// The confidence level.
  public let level: Double
  /// The nodes, rising.
  public let nodes: [Node]

  /// The curve through nodes; constant beyond the outermost.
  package init(level: Double, nodes: [Node]) {
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

  /// By how much a statistic may exceed the threshold and still be as large as it.
  ///
  /// Toys with the same few events as the data have the same statistic, but for what searches leave
  /// open: 1e-8.
  var tie: Double { nodes[0].toys > 0 ? ProfileAnalysis.tie : 0 }

  /// Whether the threshold may step between a node and the next, as where few events decide.
  ///
  /// It does where it differs by more than its errors, and where many toys share it, which have no
  /// error then: the same counts.
  func hasStep(after left: Int) -> Bool {
    let (a, b) = (nodes[left], nodes[left + 1])
    guard a.toys > 0, min(a.error, b.error) > tie else { return a.toys > 0 }
    // Where a quantile lies between two values that are likely, its error is the step itself.
    return abs(a.threshold - b.threshold) > max(0.2, 4 * min(a.error, b.error))
  }

  /// The middle of the widest stretch in which the threshold steps; `nil` where all are narrow.
  package var valueNearStep: Double? {
    let lower = nodes[0].value
    let tenth = 0.1 * (nodes[nodes.count - 1].value - lower)
    let width = { nodes[$0 + 1].value - nodes[$0].value }
    let wide = nodes.indices.dropLast().filter {
      hasStep(after: $0) && width($0) > 0.02 * max(nodes[$0 + 1].value - lower, tenth)
    }
    return wide.max { width($0) < width($1) }.map { nodes[$0].value + 0.5 * width($0) }
  }

  /// The threshold at a value of the parameter of interest.
  public func threshold(at value: Double) -> Double {
    guard let first = nodes.first, value > first.value else { return nodes[0].threshold }
    for (left, right) in zip(nodes, nodes.dropFirst()) where value <= right.value {
      let share = (value - left.value) / (right.value - left.value)
      return left.threshold * (1 - share) + right.threshold * share
    }
    return nodes[nodes.count - 1].threshold
  }
}

extension ThresholdCurve.Node {
  /// The quantile of toys, by order; its error from the neighbours that a binomial deviation away.
  ///
  /// Toys whose fits did not converge are left out. Nil where none is left.
  package init?(value: Double, level: Double, statistics: [Double]) {
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
