import Foundation
import Numerics
import Testing

@testable import Inference

struct SaturatedRatioTests {
  private static let plan = TailPlan(toys: 20_000, seed: 1, threads: 2)

  private func background(_ expected: Double, _ rate: RateKnowledge) throws -> Background {
    try Background(try Scores.shape(Scores.background), expected: expected, rate: rate)
  }

  @Test func theHighestOfTwentyBinsIsCut() throws {
    let cells = try SaturatedRatio(for: background(6500, .known), plan: TailPlan(toys: 1)).cells
    #expect(cells.count == 31)
    for cell in 0..<19 { #expect(abs(cells.expected[cell] - 325) < 1e-6) }
    #expect(abs(cells.expected[30] - 0.1) < 1e-6)
  }

  /// `2 Σ [n log(n / b) - (n - b)]`, and with a free rate without the part of the sum.
  @Test func theValueIsTheDeviance() throws {
    let known = try SaturatedRatio(for: background(6500, .known), plan: TailPlan(toys: 1))
    let free = try SaturatedRatio(for: background(6500, .free), plan: TailPlan(toys: 1))
    let counts = (0..<31).map { $0 < 20 ? 300 + 3 * $0 : 30 - $0 }
    var sum = 0.0
    for (n, b) in zip(counts.map(Double.init), known.cells.expected) {
      sum += 2 * ((n > 0 ? n * log(n / b) : 0) - (n - b))
    }
    #expect(abs(known.value(of: counts.span) - sum) < 1e-8 * sum)
    let all = Double(counts.reduce(0, +))
    let number = 2 * (all * log(all / 6500) - (all - 6500))
    #expect(abs(free.value(of: counts.span) - (sum - number)) < 1e-8 * sum)
  }

  /// With many events in each of twenty bins the deviance follows χ² of as many degrees.
  @Test func manyEventsFollowChiSquare() throws {
    let density = try ScoreDensity(scores: [0, 1], densities: [1, 1])
    let large = try Background(.line(density), expected: 1e6)
    let partition = LinePartition(edges: (1..<20).map { Double($0) / 20 })
    let cells = try ScoreCells(large, partition: .line(partition))
    let mixture = DispersedMixture(background: large, cells: cells)
    let law = mixture.distribution(events: 1_000_000, plan: Self.plan) { counts in
      counts.indices.reduce(0) {
        $0 + 2 * SpecialFunctions.deviance(Double(counts[$1]), mean: cells.expected[$1])
      }
    }
    for value in [20.0, 40, 60, 80] {
      let found = law.significance(of: value)
      let expected = ChiSquare(degreesOfFreedom: 20).survival(value)
      // The next order is about 1 / b, relative to each degree.
      #expect(
        abs(found.probability / expected - 1) < 4 * found.relativeError + 1e-3, "χ² = \(value)")
    }
  }
}
