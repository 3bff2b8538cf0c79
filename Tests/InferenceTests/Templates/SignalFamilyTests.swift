import Foundation
import Numerics
import Testing

@testable import Inference

struct SignalFamilyTests {
  private func background() throws -> Background {
    try Background(try Scores.shape(Scores.background), expected: 6500)
  }

  private static let plan = TailPlan(toys: 4000, signalToys: 400)

  private func family(_ places: [Double]) throws -> SignalFamily {
    try SignalFamily(name: "bumps", shapes: places.map { try Scores.shape([(1, $0, 0.6)]) })
  }

  /// A mean of M ratios is at least an M-th of the largest.
  @Test func aFamilyLosesAtMostTheLogarithmOfItsSize() throws {
    let background = try background()
    let cells = try ScoreCells(background)
    let whole = try TemplateSet(try family([4, 5.5, 7]), in: cells)
    #expect(whole.templates.count == 9)
    var counts = cells.expected.map { Int($0.rounded()) }
    counts[cells.count - 1] += 12
    func ratio(_ set: TemplateSet) -> Double {
      TemplateRatios(set, cells: cells, rate: .known, nuisance: .marginal).evaluator()(counts.span)
    }
    let value = ratio(whole)
    let ratios = whole.templates.map { ratio(TemplateSet([$0])) }
    #expect(abs(value - (log(ratios.reduce(0) { $0 + exp($1) }) - log(9))) < 1e-9)
    #expect(value >= (ratios.max() ?? .infinity) - log(9))
  }

  /// The more is assumed, rightly, the more is seen; and nothing exceeds the signal that is known.
  @Test func fewerMembersSeeMore() throws {
    let background = try background()
    let signal = try Signal(try Scores.shape([(1, 5.5, 0.6)]), expected: 32)
    func median(_ kind: StatisticKind) throws -> Double {
      try kind.prepared(for: background, plan: Self.plan).band(with: signal).median.z
    }
    let anything = try median(.averagedRatio)
    let nearby = try median(.averagedRatioOver(try family([4.5, 5, 5.5, 6, 6.5])))
    let alone = try median(.averagedRatioOver(try family([5.5])))
    let known = try median(.knownSignal(signal))
    #expect(anything + 0.1 < nearby)
    #expect(nearby + 0.05 < alone)
    #expect(alone < known + 0.05)
    // Its strength alone is left open.
    #expect(alone > known - 0.3)
  }

  /// Where the rate is known the ratio exceeds its own value in at most one of so many cases (Markov).
  @Test func significancesKeepTheBound() throws {
    let statistic = try AveragedRatio(
      over: try family([4, 5.5, 7]), for: try background(), plan: Self.plan)
    for value in [1.0, 4, 8] {
      let found = try statistic.significance(of: Evaluation(value: value, events: 6500))
      #expect(found.logProbability <= -value + 2 * found.relativeError)
    }
  }

  @Test func itIsNamedInTables() throws {
    let kind = StatisticKind.averagedRatioOver(try family([5]))
    #expect(kind.name == "averaged-lr, bumps")
    #expect(try kind.prepared(for: try background(), plan: Self.plan).kind == kind)
  }

  @Test func whatIsNoFamilyIsSaid() throws {
    #expect(throws: InferenceError.noMembers(of: "bumps")) {
      _ = try SignalFamily(name: "bumps", shapes: [])
    }
    let line = try Scores.shape([(1, 5, 1)])
    let plane = ScoreShape.plane(try Planes.signal())
    #expect(throws: InferenceError.dimensionsDiffer(found: 2, expected: 1)) {
      _ = try SignalFamily(name: "mixed", shapes: [line, plane])
    }
  }
}
