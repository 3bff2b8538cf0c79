import Foundation
public import Numerics

/// The probability density of one score: a table, linear between its nodes and zero outside.
///
/// A table made from simulated events says so in `origin`, and how far the simulation supports it.
public struct ScoreDensity: Sendable, Equatable {
  /// Where a density came from.
  public enum Origin: Sendable, Equatable {
    /// A table, taken as exact; its integral as given, by the trapezoidal rule.
    case table(norm: Double)
    /// Simulated events, smoothed.
    case events(Smoothing)
    /// A mixture of others.
    case mixture
  }

  /// How simulated events became a density.
  public struct Smoothing: Sendable, Equatable {
    /// The standard deviation of the Gaussian kernel.
    public let bandwidth: Double
    /// The number of equal weights that would know as much as the sample.
    public let effectiveCount: Double
    /// The density below which fewer than the wanted events stand behind it: no event is judged
    /// by less.
    public let floor: Double
  }

  /// Where the density came from.
  public let origin: Origin
  /// The smallest density that an event is judged by: the floor of simulated events, or the
  /// smallest of a table's nodes that is not zero.
  public let smallest: Double
  /// Where events are expected.
  let expected: ExpectedPlaces
  /// What simulated events can support, zero for tables.
  let floor: Double
  /// The normalised law.
  let law: TabulatedDensity
  /// The normalised density at each node.
  public let values: [Double]
  private let curve: LinearInterpolant

  /// The scores at the nodes, rising.
  public var nodes: [Double] { law.nodes }

  /// Fewer intervals than these are divided: the laws of statistics are sums over the nodes, whose
  /// error is the square of the intervals' width.
  private static let fewestIntervals = 2000

  /// The density given by a table, normalised by the trapezoidal rule.
  public init(scores: [Double], densities: [Double]) throws(InferenceError) {
    let intervals = scores.count - 1
    guard intervals > 0, densities.count == scores.count, intervals < Self.fewestIntervals else {
      try self.init(scores, densities) { .table(norm: $0) }
      return
    }
    let parts = (Self.fewestIntervals + intervals - 1) / intervals
    func divided(_ values: [Double]) -> [Double] {
      var result = [values[0]]
      for i in 0..<intervals {
        for part in 1..<parts {
          result.append(values[i] + (values[i + 1] - values[i]) * Double(part) / Double(parts))
        }
        result.append(values[i + 1])
      }
      return result
    }
    // A wrong number is found at the row of the table that holds it.
    guard densities.allSatisfy({ $0 >= 0 && $0.isFinite }),
      zip(scores, scores.dropFirst()).allSatisfy({ $0.nextUp < $1 && ($1 - $0).isFinite }),
      case let fine = divided(scores), zip(fine, fine.dropFirst()).allSatisfy(<)
    else {
      try self.init(scores, densities) { .table(norm: $0) }
      return
    }
    try self.init(fine, divided(densities)) { .table(norm: $0) }
  }

  /// The density of a table, with the places and the floor of simulated events where there are any.
  init(
    _ scores: [Double], _ densities: [Double], expected: ExpectedPlaces? = nil, floor: Double = 0,
    origin: (_ norm: Double) -> Origin
  ) throws(InferenceError) {
    for (row, density) in densities.enumerated() where !(density >= 0 && density.isFinite) {
      throw .notADensity(row: row, found: density)
    }
    let points: CurvePoints
    do {
      points = try CurvePoints(x: scores, y: densities)
    } catch {
      throw .notAGrid(error)
    }
    let norm = points.integral()
    guard norm > 0 else { throw .noDensity }
    law = TabulatedDensity(nodes: scores, values: densities, shape: .linear)
    values = densities.map { $0 / norm }
    self.floor = floor
    smallest = floor > 0 ? floor : values.filter { $0 > 0 }.min() ?? 0
    let weights = Self.nodeWeights(scores, values)
    self.expected =
      expected
      ?? ExpectedPlaces(
        nodes: ScoreSample(checked: scores, [], dimensions: 1), probabilities: weights)
    do {
      curve = LinearInterpolant(through: try CurvePoints(x: scores, y: values), beyond: .zero)
    } catch {
      throw .notAGrid(error)
    }
    self.origin = origin(norm)
  }

  /// The density at a score.
  public func density(at score: Double) -> Double { curve.value(at: score) }

  /// The probability of a score at or below `score`.
  public func cumulative(_ score: Double) -> Double { law.cumulative(score) }

  /// The score below which a share of the probability lies.
  public func quantile(_ share: Double) -> Double { law.quantile(share) }

  /// One score drawn from the density.
  public func sample(using stream: inout RandomStream) -> Double { law.sample(using: &stream) }

  /// The weights of the trapezoidal rule times the density at each node; they sum to one.
  var nodeWeights: [Double] { Self.nodeWeights(nodes, values) }

  private static func nodeWeights(_ nodes: [Double], _ values: [Double]) -> [Double] {
    let last = nodes.count - 1
    return nodes.indices.map { i in
      0.5 * values[i] * (nodes[min(i + 1, last)] - nodes[max(i - 1, 0)])
    }
  }

  /// The density of events that come from one of several, in the given proportions.
  ///
  /// Nodes are those of all; where a density ends above zero the table keeps the step.
  static func mixture(
    of parts: [(share: Double, density: ScoreDensity)]
  ) throws(InferenceError) -> ScoreDensity {
    if parts.count == 1 { return parts[0].density }
    var nodes: Set<Double> = []
    for (_, part) in parts {
      nodes.formUnion(part.nodes)
      let last = part.nodes.count - 1
      if part.values[0] > 0 { nodes.insert(part.nodes[0].nextDown) }
      if part.values[last] > 0 { nodes.insert(part.nodes[last].nextUp) }
    }
    let scores = nodes.sorted()
    let densities = scores.map { score in
      parts.reduce(0) { $0 + $1.share * $1.density.density(at: score) }
    }
    return try ScoreDensity(
      scores, densities,
      expected: ExpectedPlaces(mixing: parts.map { ($0.share, $0.density.expected) }),
      floor: parts.reduce(0) { max($0, $1.share * $1.density.floor) }
    ) { _ in .mixture }
  }
}
