import Foundation
import Kernels
import Numerics

/// The likelihood ratios of templates where each cell expects a factor more or less background.
///
/// Rates of components that are drawn with the data change what a cell expects to `b f`, and the
/// logarithm of a ratio to `Σ n log(1 + A g / (b f)) - A`, or where the total is free to one with
/// `N log(1 + A / B)` in place of A. As a function of `log f` each term is smooth, and is taken from
/// a polynomial through its values at a few factors.
struct ComponentRatios: Sendable {
  private let set: TemplateSet
  private let expected: [Double]
  private let table: RowTable
  /// The logarithms of the factors, Chebyshev's nodes.
  private let nodes: [Double]
  /// For each node, one over the product of its distances to the others.
  private let inverses: [Double]
  private let span: ClosedRange<Double>
  /// What each event takes off, where the total is free; what is taken off in any case where not.
  private let perEvent: [Double]
  private let offsets: [Double]

  /// Factors to this many standard deviations are interpolated, those beyond computed.
  private static let deviations = 6.0

  init(_ set: TemplateSet, background: Background, cells: ScoreCells) {
    let own = background.components.map(\.relativeUncertainty).max() ?? 0
    let largest = own + (background.commonUncertainty ?? 0)
    // With a range of 0.6 five nodes err by 1e-5 an event, and nine by less to twice that range.
    let width = min(1.2, log1p(Self.deviations * largest))
    let count = width < 0.6 ? 5 : 9
    let nodes = (0..<count).map { width * cos(.pi * (Double($0) + 0.5) / Double(count)) }
    let expected = cells.supported
    self.set = set
    self.expected = expected
    self.nodes = nodes
    inverses = nodes.map { node in
      1 / nodes.filter { $0 != node }.reduce(1) { $0 * (node - $1) }
    }
    span = -width...width
    let isFree = background.rate == .free
    perEvent = set.templates.map { isFree ? log1p($0.expected / background.expected) : 0 }
    offsets = set.templates.map { isFree ? 0 : $0.expected }
    let factors = nodes.map { exp(-$0) }
    table = RowTable(rows: count * cells.count, columns: set.templates.count) { row, index in
      let template = set.templates[index]
      let cell = row / count
      return log1p(
        template.expected * template.shares[cell] / expected[cell] * factors[row % count])
    }
  }

  /// Writes the logarithm of the mean ratio for each list of counts, given what its cells expect.
  func logMeans(
    of counts: Span<Double>, means: Span<Double>, into values: inout MutableSpan<Double>
  ) {
    let cells = expected.count
    var weights = [Double](repeating: 0, count: cells * nodes.count)
    var sums = [Double](repeating: 0, count: table.stride)
    for list in 0..<counts.count / cells {
      let start = list * cells
      let isInside = interpolate(counts, means, from: start, into: &weights)
      var span = sums.mutableSpan
      if isInside {
        table.sum(weights.span, into: &span)
      } else {
        computeSums(counts, means, from: start, into: &span)
      }
      let count = set.templates.count
      let events = fixedTreeSum(counts.extracting(start..<start + cells))
      for index in 0..<count { sums[index] -= offsets[index] + events * perEvent[index] }
      values[list] = logSumExp(sums.span.extracting(first: count)) - log(Double(count))
    }
  }

  /// Lagrange's weights of each cell's nodes, times its count; false where a factor is too far.
  private func interpolate(
    _ counts: Span<Double>, _ means: Span<Double>, from start: Int, into weights: inout [Double]
  ) -> Bool {
    let count = nodes.count
    for cell in expected.indices {
      let events = counts[start + cell]
      guard events > 0 else {
        for node in 0..<count { weights[cell * count + node] = 0 }
        continue
      }
      let place = log(means[start + cell] / expected[cell])
      guard span.contains(place) else { return false }
      for node in 0..<count {
        var product = events * inverses[node]
        for other in 0..<count where other != node { product *= place - nodes[other] }
        weights[cell * count + node] = product
      }
    }
    return true
  }

  private func computeSums(
    _ counts: Span<Double>, _ means: Span<Double>, from start: Int,
    into sums: inout MutableSpan<Double>
  ) {
    for (index, template) in set.templates.enumerated() {
      var sum = 0.0
      for cell in expected.indices where counts[start + cell] > 0 && template.shares[cell] > 0 {
        sum +=
          counts[start + cell]
          * log1p(template.expected * template.shares[cell] / means[start + cell])
      }
      sums[index] = sum
    }
  }
}
