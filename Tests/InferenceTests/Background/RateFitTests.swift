import Foundation
import Numerics
import Testing

@testable import Inference

struct RateFitTests {
  /// A background of two components in cells, the second uncertain by a third.
  private func background(_ rate: RateKnowledge?) throws -> Background {
    try Background(
      [
        BackgroundComponent(
          name: "bulk", expected: 900, relativeUncertainty: 0.05,
          shape: try Scores.shape([(1, 0, 1)])),
        BackgroundComponent(
          name: "rare", expected: 100, shape: try Scores.shape([(1, 2, 0.7)])
        ).with(leakage: try Leakage(into: .highest(0.5), relativeUncertainty: 0.3)),
      ], rate: rate, nuisance: .profiled)
  }

  @Test func aCommonFactorSolvesItsEquation() {
    for relative in [0.001, 0.02, 0.5, 3] {
      let factor = ProfiledFactor.relative(relative)
      for (events, expected) in [(6700.0, 6500.0), (6300, 6500), (0, 3), (12, 3), (1, 6500)] {
        let best = factor.best(events: events, expected: expected)
        let slope = events - best * (expected + (best - 1) / (relative * relative))
        // Relative to the terms that cancel.
        let size = events + best * (expected + (1 + best) / (relative * relative))
        #expect(abs(slope) <= 1e-12 * size)
        #expect(best >= 0)
      }
    }
  }

  /// One uncertain component is a common factor: the same maximum, by Newton and by the closed form.
  @Test func oneComponentIsACommonFactor() throws {
    let shape = try Scores.shape(Scores.background)
    let background = try Background([
      BackgroundComponent(name: "all", expected: 500, relativeUncertainty: 0.1, shape: shape)
    ])
    let cells = try ScoreCells(background)
    var stream = RandomStream(seed: 1, purpose: .test, index: 0)
    let counts = cells.expected.map {
      Double(Poisson.sample(mean: 1.3 * $0, using: &stream))
    }
    let found = RateFit(background, cells: cells).best(counts.span)
    let events = counts.reduce(0, +)
    let total = cells.supported.reduce(0, +)
    let factor = ProfiledFactor.relative(0.1)
    let best = factor.best(events: events, expected: total)
    #expect(abs(found.total / (best * total) - 1) < 1e-6)
    let nominal = zip(counts, cells.supported).reduce(0) { $0 + $1.0 * log($1.1) }
    let closed = nominal + factor.logLikelihood(events: events, expected: total)
    #expect(abs(found.logLikelihood - closed) < 1e-7 * abs(closed))
  }

  /// At the maximum of the likelihood no small change of a rate gains anything.
  @Test(arguments: [nil, RateKnowledge.free, .relative(0.02)])
  func noNeighbourIsBetter(rate: RateKnowledge?) throws {
    let background = try background(rate)
    let cells = try ScoreCells(background)
    let fit = RateFit(background, cells: cells)
    var stream = RandomStream(seed: 2, purpose: .test, index: 0)
    let counts = cells.components.indices.reduce(
      into: [Double](repeating: 0, count: cells.count)
    ) { counts, component in
      for cell in counts.indices {
        let mean = (1 + 0.4 * Double(component)) * cells.components[component][cell]
        counts[cell] += Double(Poisson.sample(mean: mean, using: &stream))
      }
    }
    let best = fit.best(counts.span)
    let events = counts.reduce(0, +)
    let step = 0.01
    for i in best.factors.indices {
      for change in [-step, step] {
        var factors = best.factors
        factors[i] += change
        let neighbour = fit.evaluated(factors, counts.span, events).logLikelihood
        #expect(neighbour < best.logLikelihood)
      }
    }
    // The leakage was drawn larger than declared, and so it is found.
    #expect(best.factors[best.factors.count - 1] > 1.05)
  }

  /// One Newton step from the fit without a template, against the maximum over a fine grid: it leaves
  /// out the third order, a few per cent.
  @Test func aStepFindsTheMaximumWithATemplate() throws {
    let shape = try Scores.shape(Scores.background)
    let background = try Background(
      [BackgroundComponent(name: "all", expected: 500, relativeUncertainty: 0.1, shape: shape)],
      nuisance: .profiled)
    let cells = try ScoreCells(background)
    let all = TemplateSet(background, cells: cells).templates
    for (index, template) in all.enumerated() where index % 29 == 0 {
      let ratios = ProfiledRatios(TemplateSet([template]), background: background, cells: cells)
      var stream = RandomStream(seed: 3, purpose: .test, index: UInt64(index))
      let counts = cells.expected.map { Poisson.sample(mean: $0, using: &stream) }
      let found = ratios.evaluator()(counts.span)
      func best(_ signal: Double) -> Double {
        stride(from: 0.6, through: 1.5, by: 0.001).reduce(-.infinity) { highest, factor in
          var sum = -(factor - 1) * (factor - 1) / 0.02
          for cell in counts.indices {
            let mean = factor * cells.supported[cell] + signal * template.shares[cell]
            sum += Double(counts[cell]) * log(mean) - mean
          }
          return max(highest, sum)
        }
      }
      let exact = best(template.expected) - best(0)
      #expect(abs(found - exact) < 0.05 + 0.05 * abs(exact), "\(index)")
    }
  }
}
