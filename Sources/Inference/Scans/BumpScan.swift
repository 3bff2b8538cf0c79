import Foundation
import Numerics

/// The most unlikely excess in any window of neighbouring cells.
///
/// The value is the largest `-log p` over windows, where p is the probability of at least as many
/// events in the window (G. Choudalakis, arXiv:1101.0390): of a Poisson law, a negative binomial
/// one where the rate is uncertain, and a binomial one where it is free. That there are many windows
/// is in the significance. In the plane neighbours are cells that were cut apart late.
public struct BumpScan: CellStatistic {
  public let background: Background
  public let cells: ScoreCells
  private let scan: WindowScan
  let tail: CellTail
  private let plan: TailPlan

  public var kind: StatisticKind { .bump }

  /// The statistic for a background.
  public init(for background: Background, plan: TailPlan = .standard) throws(InferenceError) {
    let cells = try ScoreCells(background)
    self.background = background
    self.cells = cells
    self.plan = plan
    let scan = WindowScan(cells: cells.supported, background: background)
    self.scan = scan
    let mixture = SignalMixture(
      WindowProposals(scan.places, background: background, cells: cells), background: background,
      cells: cells)
    // Cells of equal expectation hold equal numbers, so that the value repeats.
    tail = CellTail(background, isSmooth: false) { events, share in
      mixture.distribution(events: events, plan: plan.part(share)) { { scan.value(of: $0) } }
    }
  }

  public func value(of counts: Span<Int>) -> Double { scan.value(of: counts) }

  public func significance(of evaluation: Evaluation) throws(InferenceError) -> Significance {
    // Windows that expect the same give the same value but for rounding.
    let value = evaluation.value - 1e-9 * max(1, evaluation.value)
    return tail.significance(of: Evaluation(value: value, events: evaluation.events))
  }

  public func band(with signal: Signal) throws(InferenceError) -> SignificanceBand {
    try cellBand(with: signal, plan: plan)
  }

  /// The window of the largest excess in some data, and minus the logarithm of its own probability.
  public func window(of data: ScoreSample) throws(InferenceError) -> (
    cells: Range<Int>, value: Double
  ) {
    let counts = try cells.counts(of: data)
    return scan.best(counts.span)
  }
}
