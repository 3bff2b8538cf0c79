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
      // Terms are as large as the inverse of the answer, with exponents of some hundreds: where
      // they leave less than 1e-10, an answer is right to that.
      #expect(abs(found - expected) < 1e-8 * expected + 1e-10, "\(row): \(found)")
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

  /// Long gaps among many events are rare and independent: their number follows Poisson's law.
  ///
  /// Each of the μ - x events that can begin one does with probability exp(-x), and the edge with
  /// the same. Two gaps cannot overlap, a correction of the order of their number times x exp(-x).
  @Test(arguments: [1e-3, 4.2e-4, 1e-4, 1e-5, 1e-7], [0.01, 0.5, 0.9, 0.99])
  func manyEventsLeaveLongGapsByChanceAlone(_ share: Double, _ level: Double) {
    let limit = MaximumGap.limit(share: share, level: level)
    let gap = share * limit
    let number = exp(-gap) * (limit - gap + 1)
    #expect(abs(exp(-number) - level) < 3 * number * gap * exp(-gap))
  }

  @Test(arguments: [0.3, 0.01, 1e-3, 4.2e-4, 1e-4])
  func probabilityRisesWithTheSignal(_ share: Double) {
    let means = (0...400).map { exp(0.03 * Double($0)) }
    let probabilities = means.map { MaximumGap.cumulative(gap: share * $0, mean: $0) }
    #expect(
      probabilities.first.map { $0 < 0.7 } == true && probabilities.last.map { $0 > 0.98 } == true)
    for (one, next) in zip(probabilities, probabilities.dropFirst()) {
      #expect(one <= next + 1e-9)
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
      if EventInterval.largestGap(between: places).share * mean < gap { below += 1 }
    }
    let expected = MaximumGap.cumulative(gap: gap, mean: mean)
    let error = (expected * (1 - expected) / Double(tries)).squareRoot()
    #expect(abs(Double(below) / Double(tries) - expected) < 4 * error)
  }

  @Test func noEventLeavesTheWholeSpectrumAsTheGap() {
    #expect(EventInterval.largestGap(between: []).share == 1)
    #expect(abs(MaximumGap.limit(share: 1, level: 0.9) - log(10.0)) < 1e-9)
  }
}
