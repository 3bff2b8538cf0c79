import Foundation
import Inference
import Numerics
import Testing

struct MaximumGapTests {
  @Test func probabilitiesAgreeWithTheReference() throws {
    let rows = ReferenceTable.records(of: "stat_yellin_c0")
    #expect(rows.count == 54)
    for row in rows {
      let mean = try #require(row["mu"])
      let gap = try #require(row["x"])
      let expected = try #require(row["C0"])
      let found = MaximumGap.cumulative(gap: gap, mean: mean)
      // The alternating terms are at most e^μ, and each is rounded.
      let rounding = 1e-15 * exp(min(mean, mean * mean / (4 * gap) + gap))
      #expect(abs(found - expected) < 1e-8 * expected + rounding, "\(row): \(found)")
    }
  }

  @Test func limitsAgreeWithTheReference() throws {
    let rows = ReferenceTable.records(of: "stat_yellin_maxgap_limit")
    #expect(rows.count == 9)
    for row in rows {
      let found = MaximumGap.limit(
        share: try #require(row["gap_fraction"]), level: try #require(row["cl"]))
      let expected = try #require(row["mu_limit"])
      #expect(abs(found - expected) < 1e-8 * expected, "\(row): \(found)")
    }
  }

  @Test func simulatedGapsFollowTheProbability() {
    let mean = 6.0
    let gap = 2.5
    let tries = 40_000
    var below = 0
    for index in 0..<tries {
      var stream = RandomStream(seed: 11, purpose: .test, index: UInt64(index))
      let count = Poisson(mean: mean).sample(using: &stream)
      let places = (0..<count).map { _ in stream.uniform() }
      if MaximumGap.largestShare(between: places) * mean < gap { below += 1 }
    }
    let expected = MaximumGap.cumulative(gap: gap, mean: mean)
    let error = (expected * (1 - expected) / Double(tries)).squareRoot()
    #expect(abs(Double(below) / Double(tries) - expected) < 4 * error)
  }

  @Test func noEventLeavesTheWholeSpectrumAsTheGap() {
    #expect(MaximumGap.largestShare(between: []) == 1)
    #expect(abs(MaximumGap.limit(share: 1, level: 0.9) - log(10.0)) < 1e-9)
  }
}
