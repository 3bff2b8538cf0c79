import Foundation
import Numerics

/// The line of scores cut into cells; the outermost two are open to infinity.
public struct LinePartition: Sendable, Equatable {
  /// The inner edges, strictly rising: cell `i` holds `edges[i - 1] <= score < edges[i]`.
  public let edges: [Double]

  /// The number of cells.
  public var count: Int { edges.count + 1 }

  /// How the cells follow from the expected number of events.
  enum Layout {
    /// The bulk is cut into this many cells of equal probability.
    static let equalCells = 256
    /// The expectation with which each tail begins.
    static let tailStart = 100.0
    /// The expectation with which it ends.
    static let tailEnd = 1e-4
    /// The edges in equal ratios between them.
    static let tailEdges = 80
    /// A cell that expects fewer events is empty but for rounding.
    static let trace = 1e-9
  }

  /// Cells between given inner edges.
  public init(edges: [Double]) {
    precondition(
      zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 },
      "LinePartition: edges are \(edges), expected rising numbers")
    self.edges = edges
  }

  /// 256 cells of equal probability, and in both tails cells that become rarer in equal ratios.
  ///
  /// The tails go from 100 expected events to 1e-4, or to `lowest` where the simulation supports no
  /// less; no cell expects fewer. For 6500 events and an exact density there are 416 cells.
  init(density: ScoreDensity, expected: Double, lowest: Double) {
    var shares = (1..<Layout.equalCells).map { Double($0) / Double(Layout.equalCells) }
    // Tails of a small expectation begin where they would meet.
    let start = min(Layout.tailStart, 0.25 * expected)
    let end = max(Layout.tailEnd, lowest)
    var edges: Set<Double> = []
    let span = Double(Layout.tailEdges - 1)
    let ratio = log(Layout.tailStart / Layout.tailEnd) / span
    if end < start {
      let count = max(1, Int((log(start / end) / ratio).rounded()))
      for i in 0...count {
        let share = start / expected * pow(end / start, Double(i) / Double(count))
        shares.append(share)
        edges.insert(density.law.upperQuantile(share))
      }
    }
    for share in shares { edges.insert(density.quantile(share)) }
    self.edges = Self.pruned(edges.sorted(), density, lowest: max(lowest, Layout.trace) / expected)
  }

  /// The cell of a score.
  @inline(__always)
  public func cell(of score: Double) -> Int {
    var low = 0
    var high = edges.count
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= score { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The probability of each cell.
  func probabilities(of density: ScoreDensity) -> [Double] {
    var below = 0.0
    var result: [Double] = []
    result.reserveCapacity(count)
    for edge in edges {
      let next = density.cumulative(edge)
      result.append(next - below)
      below = next
    }
    result.append(density.law.survival(edges.last ?? -.infinity))
    return result
  }

  /// The edges without those that would leave a cell below the lowest probability.
  ///
  /// From the outside in on both sides, so that the outermost cells are the rare ones.
  private static func pruned(
    _ edges: [Double], _ density: ScoreDensity, lowest: Double
  ) -> [Double] {
    // Rounding of a quantile may leave a cell a trace below what it was made for.
    let least = lowest * (1 - 1e-9)
    var lower: [Double] = []
    var upper: [Double] = []
    var below = 0.0
    var above = 0.0
    for edge in edges where density.cumulative(edge) <= 0.5 {
      let share = density.cumulative(edge)
      guard share - below >= least else { continue }
      lower.append(edge)
      below = share
    }
    for edge in edges.reversed() where density.cumulative(edge) > 0.5 {
      let share = density.law.survival(edge)
      guard share - above >= least else { continue }
      upper.append(edge)
      above = share
    }
    // The two sides meet in the bulk, where one cell may have to give way.
    if let last = upper.last, let first = lower.last,
      density.cumulative(last) - density.cumulative(first) < least
    {
      upper.removeLast()
    }
    return lower + upper.reversed()
  }
}
