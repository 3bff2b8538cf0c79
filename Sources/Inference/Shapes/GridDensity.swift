import Foundation
public import Numerics

/// A density given on a grid of one to three dimensions: a histogram, or a table.
public struct GridDensity: EventDensity, Equatable {
  /// How the density runs between the values of the grid.
  public enum Interpolation: String, Sendable, Codable, CaseIterable {
    /// Constant in each bin.
    case steps
    /// Straight lines between the middles of the bins, or the nodes of a table.
    case lines
  }

  /// The bins of a histogram of constants; `nil` where lines join the values.
  public let cells: CellGrid?
  /// The normalised density at each value, the last dimension running fastest.
  public let values: [Double]
  /// What the values integrated to before they were normalised.
  public let integral: Double
  let axes: [GridAxis]
  private let choice: AliasTable

  /// A histogram of weights in cells.
  public init(
    contents: [Double], on axes: [Axis], interpolation: Interpolation = .steps
  ) throws(InferenceError) {
    let grid = CellGrid(axes)
    guard contents.count == grid.count else {
      throw .countsDiffer(of: "contents", found: contents.count, expected: grid.count)
    }
    let densities = zip(contents, grid.volumes).map { $0 / $1 }
    switch interpolation {
    case .steps:
      try self.init(densities, axes: axes.map { GridAxis(steps: $0) }, cells: grid)
    case .lines:
      var linear: [GridAxis] = []
      for axis in axes {
        // A single bin has no neighbour to run to.
        linear.append(
          axis.bins == 1
            ? GridAxis(steps: axis)
            : try GridAxis(
              lines: zip(axis.edges, axis.edges.dropFirst()).map { 0.5 * ($0 + $1) },
              range: axis.lower...axis.upper))
      }
      try self.init(densities, axes: linear, cells: nil)
    }
  }

  /// A table of densities at nodes, every one with every other, joined by lines.
  public init(densities: [Double], at nodes: [[Double]]) throws(InferenceError) {
    var axes: [GridAxis] = []
    for own in nodes {
      guard let first = own.first, let last = own.last, first < last else { throw .noDensity }
      axes.append(try GridAxis(lines: own, range: first...last))
    }
    let count = axes.reduce(1) { $0 * $1.count }
    guard densities.count == count else {
      throw .countsDiffer(of: "densities", found: densities.count, expected: count)
    }
    try self.init(densities, axes: axes, cells: nil)
  }

  private init(_ densities: [Double], axes: [GridAxis], cells: CellGrid?) throws(InferenceError) {
    for (row, density) in densities.enumerated() where !(density >= 0 && density.isFinite) {
      throw .notADensity(row: row, found: density)
    }
    let measures = Self.products(of: axes.map(\.measures))
    let masses = zip(densities, measures).map { $0 * $1 }
    integral = fixedTreeSum(masses.span)
    guard integral > 0, integral.isFinite else { throw .noDensity }
    let norm = integral
    values = densities.map { $0 / norm }
    choice = AliasTable(weights: masses)
    self.axes = axes
    self.cells = cells
  }

  private static func products(of lists: [[Double]]) -> [Double] {
    lists.reduce([1]) { product, list in product.flatMap { value in list.map { value * $0 } } }
  }

  public var box: [ClosedRange<Double>] { axes.map(\.range) }

  public func density(at place: SIMD3<Double>) -> Double {
    var index = 0
    var shares = SIMD3<Double>.zero
    for (dimension, axis) in axes.enumerated() {
      guard let (own, share) = axis.place(of: place[dimension]) else { return 0 }
      index = index * axis.count + own
      shares[dimension] = share
    }
    return cells != nil ? values[index] : interpolated(index, shares, dimension: 0)
  }

  /// The value between the corners of a cell, dimension by dimension.
  private func interpolated(_ index: Int, _ shares: SIMD3<Double>, dimension: Int) -> Double {
    guard dimension < axes.count else { return values[index] }
    let near = interpolated(index, shares, dimension: dimension + 1)
    guard shares[dimension] > 0 else { return near }
    let step = axes[(dimension + 1)...].reduce(1) { $0 * $1.count }
    let far = interpolated(index + step, shares, dimension: dimension + 1)
    return near + shares[dimension] * (far - near)
  }

  public func sample(using stream: inout RandomStream) -> SIMD3<Double> {
    var rest = choice.sample(using: &stream)
    var place = SIMD3<Double>.zero
    for dimension in axes.indices.reversed() {
      let count = axes[dimension].count
      place[dimension] = axes[dimension].sample(rest % count, using: &stream)
      rest /= count
    }
    return place
  }

  public func selected(by efficiency: Efficiency) throws(InferenceError) -> Selection {
    guard efficiency.dimension < axes.count else {
      throw .dimensionsDiffer(found: efficiency.dimension + 1, expected: axes.count)
    }
    let axis = axes[efficiency.dimension]
    // A bin keeps one value, times the mean efficiency; lines are drawn anew through the products.
    let factors = (0..<axis.count).map { i in
      guard !axis.isLinear else { return efficiency.value(at: axis.nodes[i]) }
      let edges = axis.locator.edges
      return efficiency.points.integral(over: edges[i]...edges[i + 1]) / (edges[i + 1] - edges[i])
    }
    let step = axes[(efficiency.dimension + 1)...].reduce(1) { $0 * $1.count }
    let kept = values.indices.map { values[$0] * factors[$0 / step % axis.count] }
    let density = try GridDensity(kept, axes: axes, cells: cells)
    return Selection(density: density, acceptance: density.integral)
  }

  public func probabilities(on axes: [Axis]) -> [Double] {
    // The overlap of a bin with a bin; for lines, exact between the places where they bend.
    let shares = zip(self.axes, axes).map { own, wanted in Self.overlaps(of: own, with: wanted) }
    let counts = axes.map(\.bins)
    var current = values
    // One dimension after the other: the first is summed over, and the new one goes to the end.
    for dimension in axes.indices {
      let own = self.axes[dimension].count
      let rest = current.count / own
      var next = [Double](repeating: 0, count: rest * counts[dimension])
      for (value, wanted, weight) in shares[dimension] {
        for k in 0..<rest {
          next[k * counts[dimension] + wanted] += weight * current[value * rest + k]
        }
      }
      current = next
    }
    return current
  }

  /// The integral over each wanted bin of the part of the curve that belongs to each value.
  private static func overlaps(
    of axis: GridAxis, with wanted: Axis
  ) -> [(value: Int, bin: Int, weight: Double)] {
    var places = Set(wanted.edges + axis.locator.edges + axis.nodes)
    places.insert(axis.range.lowerBound)
    places.insert(axis.range.upperBound)
    let cuts = places.filter(axis.range.contains).sorted()
    var result: [(value: Int, bin: Int, weight: Double)] = []
    for (lower, upper) in zip(cuts, cuts.dropFirst()) {
      let middle = 0.5 * (lower + upper)
      let bin = wanted.cell(of: middle)
      guard 1...wanted.bins ~= bin, let (index, share) = axis.place(of: middle) else { continue }
      // Over a stretch without bends the mean is the value in the middle.
      result.append((index, bin - 1, (1 - share) * (upper - lower)))
      if share > 0 { result.append((index + 1, bin - 1, share * (upper - lower))) }
    }
    return result
  }
}
