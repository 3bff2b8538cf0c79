public import Numerics

/// The probability density of two scores: a table on an even grid, bilinear between its nodes.
public struct PlaneDensity: Sendable, Equatable {
  /// The first score at the nodes.
  public let firstNodes: [Double]
  /// The second score at the nodes.
  public let secondNodes: [Double]
  /// The normalised density at the nodes, with the second score running fastest.
  public let values: [Double]
  /// The integral before normalisation, by the trapezoidal rule.
  public let norm: Double
  /// The smallest density that an event is judged by: the floor of simulated events, or the
  /// smallest of a table's nodes that is not zero.
  public let smallest: Double
  /// Where events are expected.
  let expected: ExpectedPlaces
  /// What simulated events can support, zero for tables.
  let floor: Double
  private let surface: BilinearInterpolant

  /// The density given on a grid, with the second score running fastest.
  public init(
    first: [Double], second: [Double], densities: [Double]
  ) throws(InferenceError) {
    try self.init(first, second, densities) { _ in (nil, 0) }
  }

  /// The density of a table, with the places and the floor of simulated events where there are any.
  init(
    _ first: [Double], _ second: [Double], _ densities: [Double],
    support: (_ norm: Double) -> (expected: ExpectedPlaces?, floor: Double)
  ) throws(InferenceError) {
    for (row, density) in densities.enumerated() where !(density >= 0 && density.isFinite) {
      throw .notADensity(row: row, found: density)
    }
    func surface(_ values: [Double]) throws(InferenceError) -> BilinearInterpolant {
      do {
        return try BilinearInterpolant(x: first, y: second, values: values, beyond: .zero)
      } catch {
        throw .notAGrid(error)
      }
    }
    _ = try surface(densities)
    let areas = Self.areas(first, second)
    let masses = densities.indices.map { densities[$0] * areas[$0] }
    let norm = fixedTreeSum(masses.span)
    guard norm > 0 else { throw .noDensity }
    firstNodes = first
    secondNodes = second
    values = densities.map { $0 / norm }
    let (expected, floor) = support(norm)
    self.floor = floor
    smallest = floor > 0 ? floor : values.filter { $0 > 0 }.min() ?? 0
    self.norm = norm
    self.expected =
      expected
      ?? ExpectedPlaces(
        nodes: Self.places(first, second),
        probabilities: masses.map { $0 / norm })
    self.surface = try surface(values)
  }

  /// The smoothed density of simulated events: a Gaussian of Scott's size around each.
  ///
  /// The kernel has the samples' own covariance, and the floor is as in one dimension.
  public init(
    of events: SimulatedEvents, bandwidth: KernelDensity2D.Bandwidth = .scottCovariance,
    floor: SupportFloor = .standard
  ) throws(InferenceError) {
    guard events.scores.dimensions == 2 else {
      throw .dimensionsDiffer(found: events.scores.dimensions, expected: 2)
    }
    let kernels: KernelDensity2D
    do {
      kernels = try KernelDensity2D(
        x: events.scores.first, y: events.scores.second, weights: events.weights,
        bandwidth: bandwidth)
    } catch {
      throw .notSmoothed(error)
    }
    let covariance = kernels.covariance
    let first = Self.nodes(events.scores.first, width: covariance.xx.squareRoot())
    let second = Self.nodes(events.scores.second, width: covariance.yy.squareRoot())
    let determinant = covariance.xx * covariance.yy - covariance.xy * covariance.xy
    let lowest = floor.density(
      effectiveCount: events.effectiveCount, kernelSize: 2 * .pi * determinant.squareRoot())
    var densities: [Double] = []
    densities.reserveCapacity(first.count * second.count)
    for x in first {
      for y in second {
        densities.append(floor.supported(kernels.density(x: x, y: y), lowest: lowest))
      }
    }
    let peak = 1 / (2 * .pi * determinant.squareRoot())
    try self.init(first, second, densities) { norm in
      (ExpectedPlaces(events: events) { _, share in share * peak / norm }, lowest / norm)
    }
  }

  /// The density at a pair of scores.
  public func density(at place: SIMD2<Double>) -> Double { surface.value(x: place.x, y: place.y) }

  /// The nodes in the order of the values.
  var places: ScoreSample { Self.places(firstNodes, secondNodes) }

  private static func places(_ first: [Double], _ second: [Double]) -> ScoreSample {
    ScoreSample(
      checked: first.flatMap { [Double](repeating: $0, count: second.count) },
      first.flatMap { _ in second }, dimensions: 2)
  }

  /// The weights of the trapezoidal rule times the density at each node; they sum to one.
  var nodeWeights: [Double] {
    let areas = Self.areas(firstNodes, secondNodes)
    return values.indices.map { values[$0] * areas[$0] }
  }

  /// The density of events that come from one of several, on a grid that holds them all.
  static func mixture(
    of parts: [(share: Double, density: PlaneDensity)]
  ) throws(InferenceError) -> PlaneDensity {
    if parts.count == 1 { return parts[0].density }
    func even(_ nodes: (PlaneDensity) -> [Double]) -> [Double] {
      let lower = parts.map { nodes($0.density)[0] }.min() ?? 0
      let upper = parts.map { nodes($0.density).last ?? 1 }.max() ?? 1
      return grid(lower, upper, Self.nodeLimit)
    }
    let first = even(\.firstNodes)
    let second = even(\.secondNodes)
    var densities: [Double] = []
    densities.reserveCapacity(first.count * second.count)
    for x in first {
      for y in second {
        densities.append(
          parts.reduce(0) { $0 + $1.share * $1.density.density(at: SIMD2(x, y)) })
      }
    }
    let floor = parts.reduce(0) { max($0, $1.share * $1.density.floor) }
    let places = ExpectedPlaces(mixing: parts.map { ($0.share, $0.density.expected) })
    return try PlaneDensity(first, second, densities) { _ in (places, floor) }
  }

  private static let nodeLimit = 192

  /// Four nodes to a bandwidth, from four bandwidths below the events to four above.
  private static func nodes(_ scores: [Double], width: Double) -> [Double] {
    let lower = (scores.min() ?? 0) - 4 * width
    let upper = (scores.max() ?? 1) + 4 * width
    return grid(lower, upper, min(Int(((upper - lower) / width * 4).rounded(.up)), nodeLimit))
  }

  private static func grid(_ lower: Double, _ upper: Double, _ count: Int) -> [Double] {
    (0..<count).map { lower + (upper - lower) * (Double($0) / Double(count - 1)) }
  }

  /// The area of the trapezoidal rule at each node.
  private static func areas(_ first: [Double], _ second: [Double]) -> [Double] {
    func widths(_ nodes: [Double]) -> [Double] {
      nodes.indices.map {
        0.5 * (nodes[min($0 + 1, nodes.count - 1)] - nodes[max($0 - 1, 0)])
      }
    }
    let heights = widths(second)
    return widths(first).flatMap { width in heights.map { width * $0 } }
  }
}
