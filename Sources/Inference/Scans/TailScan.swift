import Foundation
import Numerics

/// The largest excess of events above any score: of many, or of few at high scores.
///
/// `berkJones`: the largest deviance of the number of events above an edge, where more than expected
/// are seen (R. H. Berk and D. H. Jones, Z. Wahrscheinlichkeitstheorie 47 (1979) 47).
/// `higherCriticism`: the largest excess in units of its deviation (D. Donoho and J. Jin, Ann.
/// Statist. 32 (2004) 962), above edges beyond which half an event or more is expected.
/// Both are exact: the number of events above an edge is a random walk, and its chance to cross a
/// boundary a finite sum.
public struct TailScan: CellStatistic {
  /// Which excess is the largest.
  public enum Measure: Sendable, Equatable {
    /// By its deviance.
    case berkJones
    /// By its distance from the expectation in standard deviations.
    case higherCriticism
  }

  /// Which excess is the largest.
  public let measure: Measure
  public let background: Background
  public let cells: ScoreCells
  private let walk: TailWalk
  private let plan: TailPlan
  /// What the cells expect for drawn rates, and how much each draw counts; one where none is drawn.
  private let drawn: [(cells: [Double], weight: Double)]

  /// Edges above which fewer events are expected are not looked at: a single event far out would
  /// otherwise decide.
  static let fewestExpected = 0.5
  /// Uncertain components are averaged over so many draws.
  private static let rateDraws = 256

  public var kind: StatisticKind { measure == .berkJones ? .berkJones : .higherCriticism }

  /// The statistic for a background of one score.
  public init(
    _ measure: Measure, for background: Background, plan: TailPlan = .standard
  ) throws(InferenceError) {
    let kind: StatisticKind = measure == .berkJones ? .berkJones : .higherCriticism
    guard case .line = background.shape else { throw .needsOneScore(statistic: kind.name) }
    let cells = try ScoreCells(background)
    self.measure = measure
    self.background = background
    self.cells = cells
    self.plan = plan
    walk = TailWalk(
      measure, cells: cells.supported.reversed(), background: background)
    guard background.variesByComponent else {
      drawn = []
      return
    }
    let rates = UncertainRates(background, cells: cells)
    drawn = (0..<Self.rateDraws).map { draw in
      var stream = RandomStream(seed: plan.seed, purpose: .rateDraws, index: UInt64(draw))
      var means = [Double](repeating: 0, count: cells.count)
      let weight = exp(-rates.drawWidely(into: &means, using: &stream))
      return (means.map { max($0, 1e-9) }.reversed(), weight)
    }
  }

  public func value(of counts: Span<Int>) -> Double {
    var all = 0
    for cell in counts.indices { all += counts[cell] }
    var above = 0
    var highest = 0.0
    let laws = walk.laws(events: all)
    for step in 0..<counts.count {
      above += counts[counts.count - 1 - step]
      highest = max(highest, walk.excess(above, under: laws[step]))
    }
    return highest
  }

  public func significance(of evaluation: Evaluation) throws(InferenceError) -> Significance {
    guard evaluation.value > 0 else { return Significance(probability: 1, method: .closedForm) }
    guard !drawn.isEmpty else {
      let logProbability = walk.logProbability(
        reaching: evaluation.value, events: evaluation.events)
      return Significance(logProbability: logProbability, method: .closedForm)
    }
    // Given the rates the walk is a Poisson process.
    var moments = Moments()
    for (cells, weight) in drawn {
      let logProbability = walk.logProbability(
        reaching: evaluation.value, events: evaluation.events, rates: cells)
      moments.add(weight * exp(logProbability))
    }
    return Significance(
      probability: min(1, moments.mean), relativeError: moments.meanError / moments.mean,
      method: .weightedToys(drawn.count))
  }

  public func band(with signal: Signal) throws(InferenceError) -> SignificanceBand {
    try cellBand(with: signal, plan: plan)
  }
}
