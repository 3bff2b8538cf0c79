import Foundation
import Numerics

/// The likelihood ratio of the counts' own means to the background, in a few bins.
///
/// The value is the deviance, `2 Σ [n log(n / b) - (n - b)]` (the saturated ratio of S. Baker and
/// R. D. Cousins, Nucl. Instrum. Meth. 221 (1984) 437): that of the split over bins given the number
/// of events, and that of the number, under the law of the rate; without the latter where the rate
/// is free. On the line the bins are twenty of equal probability, the highest of which is cut where
/// 200 events to a tenth of one are expected beyond; in the plane they are the cells.
public struct SaturatedRatio: CellStatistic {
  public let background: Background
  public let cells: ScoreCells
  private let expected: [Double]
  private let tail: CellTail
  private let plan: TailPlan

  public var kind: StatisticKind { .saturated }

  /// The statistic for a background.
  public init(for background: Background, plan: TailPlan = .standard) throws(InferenceError) {
    let fine = try ScoreCells(background)
    let cells: ScoreCells
    switch background.shape {
    case .line(let density):
      cells = try ScoreCells(
        background,
        partition: .line(
          LinePartition(
            binsOf: density, expected: background.expected, lowest: fine.lowest)),
        lowest: fine.lowest)
    case .plane: cells = fine
    }
    self.background = background
    self.cells = cells
    self.plan = plan
    let expected = cells.supported
    self.expected = expected
    let mixture = DispersedMixture(background: background, cells: cells)
    tail = CellTail(background) { events, share in
      mixture.distribution(events: events, plan: plan.part(share)) {
        Self.value(of: $0, expected: expected, background: background)
      }
    }
  }

  public func value(of counts: Span<Int>) -> Double {
    Self.value(of: counts, expected: expected, background: background)
  }

  private static func value(
    of counts: Span<Int>, expected: [Double], background: Background
  ) -> Double {
    var all = 0
    for cell in counts.indices { all += counts[cell] }
    guard all > 0 || background.rate != .free else { return 0 }
    let total = fixedTreeSum(expected.span)
    var split = 0.0
    for cell in counts.indices where counts[cell] > 0 {
      split += Double(counts[cell]) * log(Double(counts[cell]) / expected[cell])
    }
    if all > 0 { split -= Double(all) * log(Double(all) / total) }
    guard background.rate != .free else { return 2 * split }
    return 2 * split + RegionLaw(total, of: background, events: all).deviance(all)
  }

  public func significance(of evaluation: Evaluation) throws(InferenceError) -> Significance {
    tail.significance(of: evaluation)
  }

  public func band(with signal: Signal) throws(InferenceError) -> SignificanceBand {
    try cellBand(with: signal, plan: plan)
  }
}

extension LinePartition {
  /// A few bins: equal ones, and the highest of them refined towards high scores.
  init(binsOf density: ScoreDensity, expected: Double, lowest: Double) {
    // Bins of fewer than five events would make the sum one of lattice steps.
    let bins = max(1, min(20, Int(expected / max(5, lowest))))
    var shares = (0..<bins).map { 1 - Double($0) / Double(bins) }
    let start = min(200, 2 / 3.0 * expected / Double(bins))
    let ratio = log(200 / 0.1) / 10
    let end = max(0.1, lowest)
    var next = start
    while next >= end * (1 - 1e-9) {
      shares.append(next / expected)
      next *= exp(-ratio)
    }
    var edges: [Double] = []
    for share in shares.dropFirst() {
      let edge = density.law.upperQuantile(share)
      if edge > edges.last ?? -.infinity { edges.append(edge) }
    }
    self.init(edges: edges)
  }
}
