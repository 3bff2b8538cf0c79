import Foundation
import Numerics
import Testing

@testable import Inference

struct FarTailTests {
  @Test(arguments: [(3, 3), (3, 7), (200, 466)])
  func sharesSumToOneAndAreFoundInOrder(near: Int, all: Int) {
    let shares = ProposalShares(near: near, all: all)
    var sum = 0.0
    for index in 0..<all {
      let share = shares.share(of: index)
      #expect(shares.index(at: sum + 0.5 * share) == index)
      sum += share
    }
    #expect(abs(sum - 1) < 1e-12)
  }

  @Test func whatToysDoNotReachIsALowerBound() {
    let law = WeightedDistribution(
      (0..<2000).map { WeightedValue(value: Double($0), weight: 1) })
    let within = law.significance(of: 1900)
    #expect(!within.isLowerBound)
    #expect(abs(within.probability - 0.05) < 1e-12)
    let beyond = law.significance(of: 1e6)
    #expect(beyond.isLowerBound)
    // A relative error of a half: that of four toys.
    #expect(abs(beyond.probability - 4.0 / 2000) < 1e-12)
    #expect(beyond.relativeError <= 0.5)
  }

  /// Toys of a signal that hardly ever look like background know what lies beyond it all the same.
  @Test func oneToyOfALargeWeightDoesNotHideATail() {
    let toys =
      [WeightedValue(value: 0, weight: 1000), WeightedValue(value: 1, weight: 900)]
      + (2..<2000).map { WeightedValue(value: Double($0), weight: 1e-6) }
    let found = WeightedDistribution(toys, from: .signal).significance(of: 1900)
    #expect(!found.isLowerBound && abs(found.probability / 5e-8 - 1) < 1e-9, "\(found)")
    let beyond = WeightedDistribution(toys, from: .signal).significance(of: 1999)
    #expect(beyond.isLowerBound && abs(beyond.probability / 2e-9 - 1) < 1e-9, "\(beyond)")
    // In a mixture such a weight says that something is not drawn often enough.
    #expect(WeightedDistribution(toys).significance(of: 1900).isLowerBound)
  }

  /// Half of the toys do not exceed their median, however little those above it count.
  @Test func quantilesAreThoseOfTheToysAsDrawn() {
    let law = WeightedDistribution(
      (0..<101).map { WeightedValue(value: Double($0), weight: exp(-Double($0))) })
    for share in [0, 0.25, 0.5, 1] { #expect(law.quantile(ofDrawn: share) == 100 * share) }
    // Between two toys on the straight line.
    #expect(abs(law.quantile(ofDrawn: 0.123) - 12.3) < 1e-12)
  }

  @Test func toysWithoutAFitAreLeftOut() throws {
    let toys = [(1, 2), (.nan, 1), (3, .nan), (4, 1)].map { WeightedValue(value: $0, weight: $1) }
    #expect(try #require(WeightedDistribution(fitted: toys)).count == 2)
    #expect(WeightedDistribution(fitted: Array(toys[1...2])) == nil)
  }

  /// Two sets of toys agree on a tail of seven deviations within what they say, and it is rarer than
  /// Markov's inequality asks for.
  @Test func strongProposalsReachFarTails() throws {
    let background = try Background(try Scores.shape(Scores.background), expected: 2000)
    let found = try [1, 2].map { (seed: UInt64) in
      let statistic = try AveragedRatio(
        for: background, plan: TailPlan(toys: 10_000, signalToys: 100, seed: seed, threads: 2))
      return try statistic.significance(of: Evaluation(value: 24, events: 2000))
    }
    #expect(found.allSatisfy { $0.z > 7 && !$0.isLowerBound && $0.logProbability < -24 })
    let error = found[0].relativeError + found[1].relativeError
    #expect(abs(found[0].logProbability - found[1].logProbability) < 4 * error)
  }

  /// Between its nodes a ratio errs by less than 1e-5 an event; rates outside are computed.
  @Test func ratiosOfDrawnRatesAreInterpolated() throws {
    let background = try Background([
      BackgroundComponent(
        name: "bulk", expected: 970, relativeUncertainty: 0.02,
        shape: try Scores.shape([(1, 0, 1)])),
      BackgroundComponent(
        name: "rare", expected: 30, relativeUncertainty: 0.2,
        shape: try Scores.shape([(1, 4, 1.2)])),
    ])
    let cells = try ScoreCells(background)
    let set = TemplateSet(background, cells: cells)
    let count = set.templates.count
    let ratios = ComponentRatios(
      set, shares: [Double](repeating: 1 / Double(count), count: count), background: background,
      cells: cells)
    let rates = UncertainRates(background, cells: cells)
    for toy in 0..<20 {
      var stream = RandomStream(seed: 1, purpose: .test, index: UInt64(toy))
      var means = cells.expected
      _ = rates.drawWidely(into: &means, using: &stream)
      // The last are far beyond what is interpolated.
      if toy > 15 { means = means.map { $0 * Double(toy) / 4 } }
      let counts = means.map { Double(Poisson.sample(mean: $0, using: &stream)) }
      let logs = set.templates.map { template in
        cells.supported.indices.reduce(-template.expected) {
          $0 + counts[$1] * log1p(template.expected * template.shares[$1] / means[$1])
        }
      }
      let highest = try #require(logs.max())
      let exact = highest + log(logs.reduce(0) { $0 + exp($1 - highest) } / Double(count))
      var found = [0.0]
      var span = found.mutableSpan
      var weights: [Double] = []
      var sums: [Double] = []
      ratios.logMeans(
        of: counts.span, means: means.span, into: &span, weights: &weights, sums: &sums)
      let events = counts.reduce(0, +)
      #expect(abs(found[0] - exact) < 1e-5 * events, "\(toy)")
    }
  }
}
