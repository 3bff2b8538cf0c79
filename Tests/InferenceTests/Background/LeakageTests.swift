import Foundation
import Numerics
import Testing

@testable import Inference

struct LeakageTests {
  private func leaking(_ uncertainty: Double) throws -> Background {
    let shape = try Scores.shape([(1, 0, 1)])
    return try Background([
      try BackgroundComponent(name: "bulk", expected: 6000, shape: shape)
        .with(leakage: try Leakage(into: .highest(0.01), relativeUncertainty: uncertainty)),
      try BackgroundComponent(
        name: "rare", expected: 100, relativeUncertainty: 0.05,
        shape: try Scores.shape([(1, 4, 1)])),
    ])
  }

  @Test func whatStaysAndWhatLeaksAddUp() throws {
    let background = try leaking(0.5)
    #expect(background.components.map(\.name) == ["bulk", "leakage of bulk", "rare"])
    #expect(abs(background.expected - 6100) < 1e-9)
    // Nodes are inside or outside, so the share is met to the width of one, 0.0048, times a density
    // of 0.027.
    #expect(abs(background.components[1].expected - 60) < 6000 * 0.0048 * 0.027)
    for score in [-1, 0, 2.3, 2.4, 3.0] {
      let place = SIMD2(score, 0)
      let parts = background.components.reduce(0) {
        $0 + $1.expected * $1.shape.density(at: place)
      }
      let whole = background.declared.reduce(0) {
        $0 + $1.expected * $1.shape.density(at: place)
      }
      #expect(abs(parts / whole - 1) < 1e-12)
    }
  }

  @Test func aPlaneIsDividedByItsFirstScore() throws {
    let shape = ScoreShape.plane(try Planes.correlated())
    let (inside, outside, share) = try shape.divided(by: .scores(1...10))
    #expect(share > 0 && share < 0.5)
    for place in [SIMD2(0.3, 3), SIMD2(1.1, -4), SIMD2(3.7, 20)] {
      let sum = share * inside.density(at: place) + (1 - share) * outside.density(at: place)
      #expect(abs(sum / shape.density(at: place) - 1) < 1e-12)
    }
  }

  @Test func anUncertainLeakageMakesAnExcessInItsRegionLessSure() throws {
    var previous = Double.infinity
    for uncertainty in [0.01, 0.2, 0.5] {
      let background = try leaking(uncertainty)
      let count = try CountStatistic(for: background, in: .scores(2.3...17))
      let found = try count.significance(of: Evaluation(value: 240, events: 6200)).z
      let q = try LikelihoodStatistic(.centred, for: background)
      let (mean, deviation) = try q.moments()
      #expect(found < previous && deviation > 0 && mean.isFinite)
      previous = found
    }
  }

  /// A Poisson number whose mean follows a gamma law is a negative binomial one.
  @Test func averagesOverRatesMeetTheClosedForm() throws {
    let shape = try Scores.shape(Scores.background)
    let closed = try Background([
      try BackgroundComponent(name: "all", expected: 6500, relativeUncertainty: 0.02, shape: shape)
    ])
    // A second component too rare to matter makes the first's rate one of several.
    let averaged = try Background([
      try BackgroundComponent(name: "all", expected: 6500, relativeUncertainty: 0.02, shape: shape),
      try BackgroundComponent(name: "none", expected: 1e-9, shape: shape),
    ])
    for count in [6300, 6700, 7100, 7400.0] {
      let value = Evaluation(value: count, events: 6500)
      let exact = try CountStatistic(for: closed).significance(of: value)
      let found = try CountStatistic(for: averaged).significance(of: value)
      #expect(found.relativeError < 0.02)
      #expect(abs(found.logProbability - exact.logProbability) < 5 * found.relativeError + 1e-3)
    }
    let q = try LikelihoodStatistic(.paper, for: closed)
    let averagedQ = try LikelihoodStatistic(.paper, for: averaged)
    let (mean, deviation) = try q.moments()
    #expect(try abs(averagedQ.moments().deviation / deviation - 1) < 0.01)
    for z in [-1, 1, 3, 5.0] {
      let value = Evaluation(value: mean + z * deviation, events: 6500)
      let exact = try q.significance(of: value)
      let found = try averagedQ.significance(of: value)
      #expect(abs(found.logProbability - exact.logProbability) < 5 * found.relativeError + 1e-3)
    }
  }

  /// Within four standard errors, of the toys and of the average.
  @Test(arguments: [nil, RateKnowledge.free, .relative(0.02)])
  func averagesAgreeWithToysThatDrawTheRates(rate: RateKnowledge?) throws {
    let declared = try leaking(0.5)
    let background = try rate.map(declared.with(rate:)) ?? declared
    let signal = try Signal(try Scores.shape([(1, 4, 0.5)]), expected: 50)
    let statistics: [any Statistic] = [
      try CountStatistic(for: background, in: .scores(2.3...17)),
      try LikelihoodStatistic(.paper, for: background),
      try LikelihoodStatistic(.centred, for: background),
      try KnownSignal(signal, for: background),
    ]
    for statistic in statistics {
      let toys = try ToyDistribution(
        try statistic.toyRecipe(with: nil),
        plan: ToyDistribution.Plan(count: 20_000, seed: 5, threads: 2))
      for share in [0.84, 0.977] {
        let value = toys.quantile(share).rounded(.up)
        let counted = toys.significance(of: value)
        let found = try statistic.significance(of: Evaluation(value: value, events: 6100))
        let error = counted.relativeError + found.relativeError
        #expect(
          abs(found.probability / counted.probability - 1) < 4 * error,
          "\(statistic.kind.name): \(found.probability), \(counted.probability)")
      }
    }
  }

  /// Each walk given the rates takes milliseconds, so that fewer toys and values serve here.
  @Test(arguments: [nil, RateKnowledge.free, .relative(0.02)])
  func scansOfTailsAgreeWithThemToo(rate: RateKnowledge?) throws {
    let declared = try leaking(0.5)
    let background = try rate.map(declared.with(rate:)) ?? declared
    let scan = try TailScan(.berkJones, for: background)
    let toys = try ToyDistribution(
      try scan.toyRecipe(with: nil), plan: ToyDistribution.Plan(count: 4000, seed: 6, threads: 2))
    let value = toys.quantile(0.9)
    let counted = toys.significance(of: value)
    let found = try scan.significance(of: Evaluation(value: value, events: 6100))
    let error = counted.relativeError + found.relativeError
    #expect(found.relativeError < 0.05)
    #expect(abs(found.probability / counted.probability - 1) < 4 * error)
  }

  /// A rate declared for all replaces those of the components; the share that leaks stays uncertain.
  @Test func aLeakageStandsBesideEachKnowledgeOfTheTotal() throws {
    let background = try leaking(0.3)
    for rate in [RateKnowledge.known, .free, .relative(0.02)] {
      let declared = try background.with(rate: rate)
      #expect(declared.components.map { $0.relativeUncertainty } == [0, 0.3, 0])
      #expect(declared.variesByComponent)
    }
    // 18 events of the leakage and 122 of the total, of 6100; the product of the two varies by a
    // trace more.
    guard case .relative(let relative) = try background.with(rate: .relative(0.02)).rate else {
      Issue.record("the rate is known")
      return
    }
    let squared = 18.0 * 18 + 122 * 122
    #expect(abs(relative * 6100 / squared.squareRoot() - 1) < 0.01)
    #expect(try background.with(rate: .free).rate == .free)
  }
}
