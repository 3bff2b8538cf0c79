import Foundation
import Numerics

/// The likelihood ratio of the counts' own means to the background, in a few bins.
///
/// The value is the deviance, `2 Σ [n log(n / b) - (n - b)]` (the saturated ratio of S. Baker and
/// R. D. Cousins, Nucl. Instrum. Meth. 221 (1984) 437): that of the split over bins given the number
/// of events, and that of the number, under the law of the rate; without the latter where the rate
/// is free. Profiled rates are set to what fits the counts best instead, and b is what the bins then
/// expect. On the line the bins are twenty of equal probability, the highest of which is cut where
/// 200 events to a tenth of one are expected beyond; in the plane they are the cells.
public struct SaturatedRatio: CellStatistic {
  public let background: Background
  public let cells: ScoreCells
  private let deviance: Deviance
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
    let deviance = Deviance(background, cells: cells)
    self.deviance = deviance
    let mixture = DispersedMixture(background: background, cells: cells)
    tail = CellTail(background) { events, share in
      mixture.distribution(events: events, plan: plan.part(share)) {
        deviance.value(of: $0)
      }
    }
  }

  public func value(of counts: Span<Int>) -> Double {
    deviance.value(of: counts)
  }

  public func significance(of evaluation: Evaluation) throws(InferenceError) -> Significance {
    tail.significance(of: evaluation)
  }

  public func band(with signal: Signal) throws(InferenceError) -> SignificanceBand {
    try cellBand(with: signal, plan: plan)
  }
}

/// The deviance of counts in bins, as far as rates are known.
private struct Deviance: Sendable {
  private let expected: [Double]
  private let background: Background
  /// What fits the rates, where those of components are profiled.
  private let fit: RateFit?

  init(_ background: Background, cells: ScoreCells) {
    self.background = background
    expected = cells.supported
    let isFitted = background.variesByComponent && background.nuisance == .profiled
    fit = isFitted ? RateFit(background, cells: cells) : nil
  }

  func value(of counts: Span<Int>) -> Double {
    if let fit { return fitted(counts, fit) }
    var all = 0
    for cell in counts.indices { all += counts[cell] }
    guard all > 0 || background.rate != .free else { return 0 }
    let total = fixedTreeSum(expected.span)
    var split = 0.0
    for cell in counts.indices where counts[cell] > 0 {
      split += Double(counts[cell]) * log(Double(counts[cell]) / expected[cell])
    }
    if all > 0 { split -= Double(all) * log(Double(all) / total) }
    switch background.rate {
    case .free: return 2 * split
    case .relative(let relative) where background.nuisance == .profiled:
      let n = Double(all)
      let best = ProfiledFactor.relative(relative).logLikelihood(events: n, expected: total)
      let alone = all > 0 ? n * log(n / total) - n : 0
      return 2 * (split + alone - best)
    case .known, .relative:
      return 2 * split + RegionLaw(total, of: background, events: all).deviance(all)
    }
  }

  private func fitted(_ counts: Span<Int>, _ fit: RateFit) -> Double {
    var numbers = [Double](repeating: 0, count: counts.count)
    var alone = 0.0
    for cell in counts.indices where counts[cell] > 0 {
      numbers[cell] = Double(counts[cell])
      alone += numbers[cell] * (log(numbers[cell]) - 1)
    }
    return 2 * (alone - fit.best(numbers.span).logLikelihood)
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
