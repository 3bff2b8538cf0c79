import Foundation
import Inference
import Numerics

/// The jobs of the anomaly tests: 6500 events whose scores follow a mixture of three Gaussians.
extension Benchmarks {
  static let inference = [
    Job(name: "q-setup", item: "background", items: 1) {
      let shape = try mixture([(0.9, 0, 1), (0.08, 1.5, 1.2), (0.02, 5, 0.8)])
      return { _ = try LikelihoodStatistic(.paper, for: Background(shape, expected: 6500)) }
    },
    Job(name: "q-exact", item: "p-value", items: 8) {
      let statistic = try paperQ()
      let (mean, deviation) = try statistic.moments()
      return {
        for z in 1...8 {
          let value = mean + Double(z) * deviation
          _ = try statistic.significance(of: Evaluation(value: value, events: 6500))
        }
      }
    },
    Job(name: "q-sensitivity", item: "median and band", items: 1) {
      let statistic = try paperQ()
      let signal = try Signal(try mixture([(1, 5.5, 0.9)]), expected: 60)
      return { _ = try statistic.band(with: signal) }
    },
    Job(name: "q-plane", item: "plane of 20 x 20 points, three contours", items: 1) {
      let statistic = try paperQ()
      let signals = try (0..<20).map {
        try Signal(try mixture([(1, 3 + 0.2 * Double($0), 0.9)]), expected: 10)
      }
      return {
        let plane = try SensitivityPlane(
          try statistic.curves(), on: statistic.background, to: signals)
        for signal in signals.indices {
          for strength in 1...20 {
            _ = try plane.band(of: signal, strength: Double(strength))
          }
        }
        for z in [1, 2, 3.0] { _ = try plane.contour(z) }
      }
    },
    Job(name: "q-toys", item: "toy of 6500 events", items: 1000) {
      let recipe = try paperQ().toyRecipe(with: nil)
      var values = [Double](repeating: 0, count: 1000)
      return {
        var span = values.mutableSpan
        recipe.fill(0..<1000, seed: 1, into: &span)
      }
    },
    Job(name: "cell-toys", item: "toy of 6500 events", items: 1000) {
      let shape = try mixture([(0.9, 0, 1), (0.08, 1.5, 1.2), (0.02, 5, 0.8)])
      let background = try Background(shape, expected: 6500)
      let cells = try ScoreCells(background)
      let toys = try CellToys(cells, of: background)
      var counts = [Int](repeating: 0, count: cells.count)
      return {
        for toy in 0..<1000 {
          var span = counts.mutableSpan
          toys.draw(toy, seed: 1, into: &span)
        }
      }
    },
    // A table to six standard deviations takes 200,000 of them.
    Job(name: "averaged-lr-table", item: "weighted toy", items: 10_000) {
      let background = try benchmarkBackground()
      return {
        _ = try AveragedRatio(for: background, plan: TailPlan(toys: 10_000, threads: 1))
      }
    },
    Job(name: "bump-table", item: "weighted toy", items: 10_000) {
      let background = try benchmarkBackground()
      return { _ = try BumpScan(for: background, plan: TailPlan(toys: 10_000, threads: 1)) }
    },
    Job(name: "berk-jones-exact", item: "p-value", items: 4) {
      let scan = try TailScan(.berkJones, for: benchmarkBackground())
      return {
        for value in [4.0, 9, 25, 60] {
          _ = try scan.significance(of: Evaluation(value: value, events: 6500))
        }
      }
    },
  ]

  private static func benchmarkBackground() throws -> Background {
    try Background(mixture([(0.9, 0, 1), (0.08, 1.5, 1.2), (0.02, 5, 0.8)]), expected: 6500)
  }

  private static func paperQ() throws -> LikelihoodStatistic {
    let shape = try mixture([(0.9, 0, 1), (0.08, 1.5, 1.2), (0.02, 5, 0.8)])
    return try LikelihoodStatistic(.paper, for: Background(shape, expected: 6500))
  }

  /// A mixture of Gaussians as a table of 6001 nodes.
  private static func mixture(
    _ parts: [(share: Double, mean: Double, deviation: Double)]
  ) throws -> ScoreShape {
    let scores = (0...6000).map { -12 + Double($0) * (29.0 / 6000) }
    let densities = scores.map { score in
      parts.reduce(0) { sum, part in
        let law = Normal(mean: part.mean, deviation: part.deviation)
        return sum + part.share * exp(law.logDensity(score))
      }
    }
    return .line(try ScoreDensity(scores: scores, densities: densities))
  }
}
