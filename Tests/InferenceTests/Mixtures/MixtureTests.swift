import Foundation
import Numerics
import Testing

@testable import Inference

struct MixtureTests {
  private static let plan = TailPlan(toys: 4000, signalToys: 500, seed: 5, threads: 2)

  /// What may be known of the rate, the last by component.
  private static func backgrounds(_ expected: Double) throws -> [Background] {
    let shape = try Scores.shape(Scores.background)
    let bulk = try Scores.shape([(1, 0, 1)])
    let rare = try Scores.shape([(1, 4, 1.2)])
    return [
      try Background(shape, expected: expected),
      try Background(shape, expected: expected, rate: .free),
      try Background(shape, expected: expected, rate: .relative(0.05)),
      try Background([
        BackgroundComponent(
          name: "bulk", expected: 0.97 * expected, relativeUncertainty: 0.02, shape: bulk),
        BackgroundComponent(
          name: "rare", expected: 0.03 * expected, relativeUncertainty: 0.2, shape: rare),
      ]),
      try leaking(expected, bulk, .free),
      try leaking(expected, bulk, .relative(0.03)),
    ]
  }

  /// One component of which an uncertain share leaks to high scores.
  private static func leaking(
    _ expected: Double, _ shape: ScoreShape, _ rate: RateKnowledge
  ) throws -> Background {
    try Background(
      [
        try BackgroundComponent(name: "bulk", expected: expected, shape: shape)
          .with(leakage: try Leakage(into: .highest(0.02), relativeUncertainty: 0.2))
      ], rate: rate)
  }

  /// The mean weight is the sum of the background's probabilities: one.
  @Test(arguments: 0..<6) func weightsSumToOne(which: Int) throws {
    let background = try Self.backgrounds(2000)[which]
    let cells = try ScoreCells(background)
    let templates = TemplateProposals(
      TemplateSet(background, cells: cells), background: background, cells: cells)
    let windows = WindowProposals(
      WindowScan(cells: cells.supported, background: background).places, background: background,
      cells: cells)
    let laws = [
      SignalMixture(templates, background: background, cells: cells)
        .distribution(events: 2000, plan: Self.plan) { { _ in 0 } },
      SignalMixture(windows, background: background, cells: cells)
        .distribution(events: 2000, plan: Self.plan) { { _ in 0 } },
    ]
    for law in laws {
      let (mean, error) = law.normalization
      #expect(abs(mean - 1) < 4 * error)
      #expect(error < 0.06)
    }
    let dispersed = DispersedMixture(background: background, cells: cells)
    let other = dispersed.distribution(
      events: 2000, plan: TailPlan(toys: 2000, seed: 5, threads: 2)
    ) { _ in 0 }.normalization
    #expect(abs(other.value - 1) < 4 * other.error)
    #expect(other.error < 0.1)
  }

  /// Plain toys of the background see the tails that weighted ones state.
  @Test(arguments: 0..<6, NuisanceTreatment.allCases)
  func plainToysAgree(which: Int, nuisance: NuisanceTreatment) throws {
    let background = try Self.backgrounds(2000)[which].with(nuisance: nuisance)
    guard nuisance == .marginal || background.isUncertain else { return }
    var statistics: [any CellStatistic] = [
      try AveragedRatio(for: background, plan: Self.plan),
      try SaturatedRatio(for: background, plan: Self.plan),
    ]
    // A scan sees the same of both.
    if nuisance == .marginal {
      statistics.append(try BumpScan(for: background, plan: Self.plan))
    }
    for statistic in statistics {
      let toys = try ToyStatistic(
        statistic, plan: ToyDistribution.Plan(count: 2000, seed: 9, threads: 2))
      for share in [0.5, 0.95] {
        let evaluation = Evaluation(value: toys.distribution.quantile(share), events: 2000)
        let plain = try toys.significance(of: evaluation)
        let found = try statistic.significance(of: evaluation)
        let error = found.relativeError + plain.relativeError
        #expect(
          abs(found.probability / plain.probability - 1) < 4 * error,
          "\(statistic.kind.name) \(share): \(found.probability) ± \(found.relativeError)")
      }
    }
  }

  /// Markov's inequality: a ratio of probabilities exceeds t at most once in t experiments.
  @Test(arguments: 0..<3) func theAveragedRatioIsItsOwnBound(which: Int) throws {
    let background = try Self.backgrounds(2000)[which].with(nuisance: .marginal)
    let statistic = try AveragedRatio(for: background, plan: Self.plan)
    for value in [0.5, 2, 5, 10, 14.0] {
      let found = try statistic.significance(of: Evaluation(value: value, events: 2000))
      #expect(found.logProbability < -value + log1p(4 * found.relativeError))
    }
    let far = try statistic.significance(of: Evaluation(value: 200, events: 2000))
    #expect(far.method == .bound)
    #expect(far.logProbability == -200)
  }

  @Test func resultsDoNotDependOnTheThreads() throws {
    let background = try Self.backgrounds(500)[0]
    let values = try [1, 2].map { threads in
      let plan = TailPlan(toys: 3000, signalToys: 100, seed: 1, threads: threads)
      let statistic = try AveragedRatio(for: background, plan: plan)
      return try statistic.significance(of: Evaluation(value: 3, events: 500))
    }
    #expect(values[0] == values[1])
  }

  /// Below a thousand events the law of the very number is drawn; above it lies between others.
  @Test func aFreeRateIsJudgedAtTheNumberSeen() throws {
    let shape = try Scores.shape(Scores.background)
    let declared = try Background(shape, expected: 2000, rate: .free)
    let other = try Background(shape, expected: 2080, rate: .free)
    let plan = TailPlan(toys: 40_000, seed: 1, threads: 2)
    let statistic = try SaturatedRatio(for: declared, plan: plan)
    let evaluation = Evaluation(value: 55, events: 2080)
    let between = try statistic.significance(of: evaluation)
    // The bins of the other background differ a little, its split law not: take those of the first.
    let cells = try ScoreCells(other, partition: statistic.cells.partition)
    let mixture = DispersedMixture(background: other, cells: cells)
    let expected = cells.supported
    let direct = mixture.distribution(events: 2080, plan: plan) { counts in
      var sum = 0.0
      for cell in counts.indices where counts[cell] > 0 {
        sum += 2 * Double(counts[cell]) * log(Double(counts[cell]) / expected[cell])
      }
      return sum
    }.significance(of: 55)
    let error = between.relativeError + direct.relativeError
    #expect(abs(between.probability / direct.probability - 1) < 4 * error)
  }

  @Test func thePlaneHasItsOwnAveragedRatio() throws {
    let background = try Background(.plane(try Planes.correlated()), expected: 1000)
    let plan = TailPlan(toys: 4000, signalToys: 300, seed: 1, threads: 2)
    let statistic = try AveragedRatio(for: background, plan: plan)
    let normalization = try #require(statistic.normalization)
    #expect(abs(normalization.value - 1) < 4 * normalization.error)
    let signal = try Signal(.plane(try Planes.signal()), expected: 15)
    let band = try statistic.band(with: signal)
    let ceiling = try KnownSignal(signal, for: background).band(with: signal)
    #expect(band.median.z > 3)
    #expect(band.median.z < ceiling.median.z)
  }
}
