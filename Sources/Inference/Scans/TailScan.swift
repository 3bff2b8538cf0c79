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
  /// Where components have rates of their own: the choices of them to average over.
  private let average: RateAverage?

  /// Edges above which fewer events are expected are not looked at: a single event far out would
  /// otherwise decide.
  static let fewestExpected = 0.5

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
    average = RateAverage(background, effects: Self.effects(background, cells: cells))
  }

  /// What one more event of each component adds: its chance to lie above an edge, in standard
  /// deviations of the number there, summed over the edges.
  private static func effects(_ background: Background, cells: ScoreCells) -> [Double] {
    var effects = [Double](repeating: 0, count: cells.components.count)
    var shares = effects
    var above = 0.0
    for cell in (0..<cells.count).reversed() {
      above += cells.expected[cell]
      for (i, component) in cells.components.enumerated() {
        shares[i] += component[cell] / background.components[i].expected
        if above >= fewestExpected { effects[i] += shares[i] / above.squareRoot() }
      }
    }
    return effects
  }

  /// What each cell expects at one choice of rates, from the highest score down.
  private func expected(at means: [Double]) -> [Double] {
    let factors = zip(means, background.components).map { $0.0 / $0.1.expected }
    return (0..<cells.count).reversed().map { cell in
      let sum = factors.indices.reduce(0) { $0 + factors[$1] * cells.components[$1][cell] }
      return max(sum, 1e-9)
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
    guard let average else {
      let logProbability = walk.logProbability(
        reaching: evaluation.value, events: evaluation.events)
      return Significance(logProbability: logProbability, method: .closedForm)
    }
    // Given the rates the walk is a Poisson process.
    return average.significance(threads: plan.threads) { point in
      let logProbability = walk.logProbability(
        reaching: evaluation.value, events: evaluation.events,
        rates: expected(at: average.points[point]))
      return (logProbability, log(-expm1(logProbability)))
    }
  }

  public func band(with signal: Signal) throws(InferenceError) -> SignificanceBand {
    try cellBand(with: signal, plan: plan)
  }
}
