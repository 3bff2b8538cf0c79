import Foundation
import Kernels
import Numerics

/// The likelihood ratios of templates where each cell expects a factor more or less background.
///
/// Rates of components that are drawn with the data change what a cell expects to `b f`, and the
/// logarithm of a ratio to `Σ n log(1 + A g / (b f)) - A`, or where the total is free to one with
/// `N log(1 + A / B)` in place of A. As a function of `log f` each term is smooth, and is taken from
/// a polynomial through its values at a few factors: as many as its cell's rates vary.
struct ComponentRatios: Sendable {
  private let set: TemplateSet
  private let expected: [Double]
  private let table: RowTable
  /// For each cell its first row in the table, with the number of rows behind the last; and the
  /// largest logarithm of a factor that is interpolated.
  private let rows: [Int]
  private let widths: [Double]
  /// What each event takes off, where the total is free; what is taken off in any case.
  private let perEvent: [Double]
  private let offsets: [Double]

  /// Factors to this many standard deviations are interpolated, those beyond computed.
  private static let deviations = 6.0
  /// But none so far from one as this, in its logarithm.
  private static let widest = 1.2
  /// What an event's logarithm may err by.
  private static let error = 1e-5

  /// The ratios of templates, each of which has its share in their mean.
  init(_ set: TemplateSet, shares: [Double], background: Background, cells: ScoreCells) {
    let expected = cells.supported
    self.set = set
    self.expected = expected
    let common = background.commonUncertainty ?? 0
    // Where the total is free all rates are scaled with those that are drawn.
    let least = background.rate == .free ? 0.5 * Self.widest : 0
    let widths = expected.indices.map { cell in
      let own = zip(background.components, cells.components).reduce(0) {
        $0 + $1.0.relativeUncertainty * $1.1[cell] / expected[cell]
      }
      // Low factors are further from one in their logarithm than high ones.
      let lowest = max(1 - Self.deviations * (own + common), exp(-Self.widest))
      return max(-log(lowest), least, 1e-3)
    }
    self.widths = widths
    let counts = widths.map(Self.nodeCount)
    var rows = [0]
    for count in counts { rows.append(rows[rows.count - 1] + count) }
    self.rows = rows
    let isFree = background.rate == .free
    perEvent = set.templates.map { isFree ? log1p($0.expected / background.expected) : 0 }
    offsets = zip(set.templates, shares).map { (isFree ? 0 : $0.expected) - log($1) }
    let cellOfRow = counts.enumerated().flatMap { cell, count in
      (0..<count).map { _ in cell }
    }
    table = RowTable(rows: cellOfRow.count, columns: set.templates.count) { row, index in
      let cell = cellOfRow[row]
      let template = set.templates[index]
      guard template.shares[cell] > 0 else { return 0 }
      let node = ChebyshevNodes.all[counts[cell]].places[row - rows[cell]]
      return log1p(
        template.expected * template.shares[cell] / expected[cell] * exp(-widths[cell] * node))
    }
  }

  /// How many nodes a polynomial up to a logarithm of a factor needs.
  ///
  /// `log(1 + r e^-u)` has its singularities at `u = log r ± iπ`. An ellipse about the interval that
  /// touches them has half axes whose sum is the rate at which errors fall (Bernstein).
  private static func nodeCount(_ width: Double) -> Int {
    let axis = Double.pi / width
    let rate = axis + (axis * axis + 1).squareRoot()
    let count = (-log(error) / log(rate)).rounded(.up)
    return min(max(2, Int(count)), ChebyshevNodes.all.count - 1)
  }

  /// Writes the logarithm of the mean ratio for each list of counts, given what its cells expect.
  ///
  /// `weights` and `sums` are kept between calls, so that memory is taken once.
  func logMeans(
    of counts: Span<Double>, means: Span<Double>, into values: inout MutableSpan<Double>,
    weights: inout [Double], sums: inout [Double]
  ) {
    let cells = expected.count
    let lists = counts.count / cells
    if sums.count != lists * table.stride {
      weights = [Double](repeating: 0, count: lists * table.rows)
      sums = [Double](repeating: 0, count: lists * table.stride)
    }
    // The cells whose factors are too far from one.
    var outside: [(list: Int, cell: Int)] = []
    for list in 0..<lists { interpolate(counts, means, list, into: &weights, &outside) }
    var span = sums.mutableSpan
    table.sum(weights.span, into: &span)
    for (list, cell) in outside {
      let place = list * cells + cell
      add(counts[place], cell, expecting: means[place], to: &sums, list * table.stride)
    }
    for list in 0..<lists {
      let start = list * table.stride
      let events = fixedTreeSum(counts.extracting(list * cells..<(list + 1) * cells))
      for index in set.templates.indices {
        sums[start + index] -= offsets[index] + events * perEvent[index]
      }
      values[list] = logSumExp(sums.span.extracting(start..<start + set.templates.count))
    }
  }

  /// Lagrange's weights of each cell's nodes, times its count.
  private func interpolate(
    _ counts: Span<Double>, _ means: Span<Double>, _ list: Int, into weights: inout [Double],
    _ outside: inout [(list: Int, cell: Int)]
  ) {
    let first = list * table.rows
    for cell in expected.indices {
      let events = counts[list * expected.count + cell]
      let nodes = first + rows[cell]
      let count = rows[cell + 1] - rows[cell]
      guard events > 0 else {
        for node in 0..<count { weights[nodes + node] = 0 }
        continue
      }
      let place = log(means[list * expected.count + cell] / expected[cell]) / widths[cell]
      guard abs(place) <= 1 else {
        for node in 0..<count { weights[nodes + node] = 0 }
        outside.append((list, cell))
        continue
      }
      let chebyshev = ChebyshevNodes.all[count]
      for node in 0..<count {
        var product = events * chebyshev.inverses[node]
        for other in 0..<count where other != node {
          product *= place - chebyshev.places[other]
        }
        weights[nodes + node] = product
      }
    }
  }

  private func add(
    _ events: Double, _ cell: Int, expecting mean: Double, to sums: inout [Double], _ start: Int
  ) {
    for (index, template) in set.templates.enumerated() where template.shares[cell] > 0 {
      sums[start + index] += events * log1p(template.expected * template.shares[cell] / mean)
    }
  }
}

/// The nodes of Chebyshev on the interval from minus one to one.
private struct ChebyshevNodes {
  let places: [Double]
  /// For each node, one over the product of its distances to the others.
  let inverses: [Double]

  /// By their number, up to nine.
  static let all = (0...9).map(ChebyshevNodes.init)

  init(count: Int) {
    let places = (0..<count).map { cos(.pi * (Double($0) + 0.5) / Double(count)) }
    self.places = places
    inverses = places.indices.map { node in
      1 / places.indices.reduce(1) { $1 == node ? $0 : $0 * (places[node] - places[$1]) }
    }
  }
}
