import Foundation
import Numerics
import Testing

@testable import Inference

struct ComponentMixtureTests {
  private static func background(_ expected: Double) throws -> Background {
    try Background([
      BackgroundComponent(
        name: "bulk", expected: 0.97 * expected, relativeUncertainty: 0.02,
        shape: try Scores.shape([(1, 0, 1)])),
      BackgroundComponent(
        name: "rare", expected: 0.03 * expected, relativeUncertainty: 0.2,
        shape: try Scores.shape([(1, 4, 1.2)])),
    ])
  }

  /// The mean weight is the sum of the background's probabilities: one.
  @Test(arguments: [50.0, 2000]) func weightsSumToOne(expected: Double) throws {
    let background = try Self.background(expected)
    let cells = try ScoreCells(background)
    let mixture = ComponentMixture(
      TemplateSet(background, cells: cells), background: background, cells: cells)
    let law = mixture.law(plan: TailPlan(toys: 4000, seed: 5, threads: 2)) {
      { _, values in for i in values.indices { values[i] = 0 } }
    }
    let (mean, error) = law.normalization
    #expect(abs(mean - 1) < 4 * error)
    #expect(error < 0.06)
  }

  /// The integral over rates against a grid of them, with no more than the scatter it says it has.
  @Test func theIntegralIsThatOverAllRates() throws {
    let background = try Self.background(1000)
    let cells = try ScoreCells(background)
    let integral = RateIntegral(background, cells: cells)
    let laws = [0.02, 0.2].map { Gamma(shape: 1 / ($0 * $0), scale: $0 * $0) }
    // Middles of equal shares of each law.
    let count = 150
    let grids = laws.map { law in
      (0..<count).map { law.quantile((Double($0) + 0.5) / Double(count)) }
    }
    // As expected; with a rare component that is up by half.
    for factor in [1, 1.5] {
      var stream = RandomStream(seed: 2, purpose: .test, index: 0)
      let counts = cells.components[0].indices.map { cell in
        Poisson.sample(
          mean: cells.components[0][cell] + factor * cells.components[1][cell], using: &stream)
      }
      var ratios: [Double] = []
      for bulk in grids[0] {
        for rare in grids[1] {
          var sum = 0.0
          for cell in counts.indices {
            let mean = bulk * cells.components[0][cell] + rare * cells.components[1][cell]
            let ratio = max(mean, 1e-9) / cells.supported[cell]
            sum += Double(counts[cell]) * log(ratio) - mean + cells.supported[cell]
          }
          ratios.append(sum)
        }
      }
      let highest = try #require(ratios.max())
      let mean = ratios.reduce(0) { $0 + exp($1 - highest) } / Double(ratios.count)
      let exact = highest + log(mean)
      var moments = Moments()
      // A standard deviation of 2000 numbers errs by a sixtieth of itself.
      for _ in 0..<2000 {
        moments.add(exp(integral.logRatio(of: counts, using: &stream) - exact))
      }
      #expect(moments.sampleVariance.squareRoot() < RateIntegral.scatter)
      // A grid of equal shares cuts the ends of the laws off, by a hundredth here.
      #expect(abs(moments.mean - 1) < 4 * moments.meanError + 0.01)
    }
  }

  /// The events of each component, and how well they are known.
  private static let knowledge = [
    [(400.0, 0.1)], [(400, 0.1), (400, 0.1)], [(970, 0.02), (0.3, 0.25)], [(970, 0.02), (3, 0.25)],
    [(970, 0.02), (30, 0.25)], [(970, 0.02), (100, 0.5)], [(400, 0.1), (400, 0.1), (400, 0.1)],
    [(900, 0.02), (100, 0.1), (70, 0.1), (30, 0.2), (10, 0.2)],
  ]

  /// One component more has its share in the scatter, which more places take back.
  @Test(arguments: knowledge.indices) func scatterIsWhatItSays(knowledge: Int) throws {
    let components = Self.knowledge[knowledge]
    let background = try Background(
      try components.indices.map { place in
        let (expected, uncertainty) = components[place]
        return try BackgroundComponent(
          name: "\(place)", expected: expected, relativeUncertainty: uncertainty,
          shape: try Scores.shape([(1, 1.5 * Double(place), 1)]))
      })
    let cells = try ScoreCells(background)
    let integral = RateIntegral(background, cells: cells)
    var stream = RandomStream(seed: 4, purpose: .test, index: UInt64(knowledge))
    let counts = cells.supported.map { Poisson.sample(mean: $0, using: &stream) }
    let logs = (0..<2000).map { _ in integral.logRatio(of: counts, using: &stream) }
    var moments = Moments()
    for log in logs { moments.add(exp(log - logs[0])) }
    let scatter = moments.sampleVariance.squareRoot() / moments.mean
    #expect(scatter < RateIntegral.scatter, "\(components)")
    // Places cost time: half the scatter would take four times as many.
    #expect(scatter > 0.5 * RateIntegral.scatter, "\(components)")
  }

  /// Two sets of toys agree on a tail of more than six deviations within what they say.
  @Test func farTailsAreSeen() throws {
    let background = try Self.background(2000)
    let found = try [1, 2].map { (seed: UInt64) in
      let statistic = try AveragedRatio(
        for: background, plan: TailPlan(toys: 10_000, signalToys: 100, seed: seed, threads: 2))
      return try statistic.significance(of: Evaluation(value: 20, events: 2000))
    }
    #expect(found.allSatisfy { $0.z > 6 && !$0.isLowerBound })
    let error = found[0].relativeError + found[1].relativeError
    #expect(abs(found[0].logProbability - found[1].logProbability) < 4 * error)
  }
}
