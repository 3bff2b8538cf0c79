import Foundation
import Inference
import Kernels
import Numerics
import Testing

/// A million plain toys of the background against exact and weighted tails.
struct TailStudyTests {
  private static let count = 1_000_000

  @Test func agreeAtOneTwoAndThreeDeviations() throws {
    let background = try Background(try Scores.shape(Scores.background), expected: 6500)
    let plan = TailPlan(toys: 100_000, seed: 4, threads: 2)
    let fine: [any CellStatistic] = [
      try AveragedRatio(for: background, plan: plan), try TailScan(.berkJones, for: background),
      try TailScan(.higherCriticism, for: background), try BumpScan(for: background, plan: plan),
    ]
    let coarse = try SaturatedRatio(for: background, plan: plan)
    // All statistics of the fine cells see the same toys.
    let toys = try CellToys(fine[0].cells, of: background)
    var values = [SIMD4<Double>](repeating: .zero, count: Self.count)
    var span = values.mutableSpan
    forEachChunk(of: &span, size: 1000, threads: 2) { range, part in
      var counts = [Int](repeating: 0, count: toys.cells)
      for toy in range {
        var room = counts.mutableSpan
        toys.draw(toy, seed: 8, into: &room)
        for (i, statistic) in fine.enumerated() {
          part[toy - range.lowerBound][i] = statistic.value(of: counts.span)
        }
      }
    }
    for (i, statistic) in fine.enumerated() {
      try compare(statistic, values.map { $0[i] })
    }
    let drawn = try ToyDistribution(
      try coarse.toyRecipe(with: nil),
      plan: ToyDistribution.Plan(count: Self.count, seed: 8, threads: 2))
    try compare(coarse, drawn.values)
  }

  private func compare(_ statistic: any Statistic, _ values: [Double]) throws {
    let sorted = values.sorted()
    for z in [1.0, 2, 3] {
      let place = Int(Normal.standard.cumulative(z) * Double(sorted.count))
      let value = sorted[place]
      let found = try statistic.significance(of: Evaluation(value: value, events: 6500))
      // Equal values are counted all.
      let above = Double(sorted.count - (sorted.firstIndex { $0 >= value } ?? place))
      let plain = above / Double(sorted.count)
      let error = (1 / above).squareRoot() + found.relativeError
      #expect(
        abs(found.probability / plain - 1) < 4 * error,
        "\(statistic.kind.name) at \(z): \(found.probability), not \(plain)")
    }
  }
}
