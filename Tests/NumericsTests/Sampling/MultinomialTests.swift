import Numerics
import Testing

struct MultinomialTests {
  @Test(arguments: [0, 1, 1000, 1 << 53])
  func cellsShareAllTrials(trials: Int) {
    let law = Multinomial(trials: trials, weights: [0.2, 0, 3, 1e-9, 7, 0])
    var stream = RandomStream(seed: 1, purpose: .test, index: 0)
    for _ in 0..<1000 {
      let counts = law.sample(using: &stream)
      #expect(counts.reduce(0, +) == trials)
      #expect(counts[1] == 0 && counts[5] == 0)
    }
  }

  /// Pearson's statistic of a multinomial draw follows the chi-square law of one degree less, to
  /// corrections of one over the expected counts, here 1e6 and more.
  @Test func pearsonsStatisticFollowsItsLaw() {
    let law = Multinomial(trials: 100_000_000, weights: [1, 5, 20, 30, 44])
    let limit = ChiSquare(degreesOfFreedom: 4)
    var stream = RandomStream(seed: 1, purpose: .test, index: 1)
    let draws = 20_000
    var levels: [Double] = (0..<draws).map { _ in
      let counts = law.sample(using: &stream)
      return limit.cumulative(
        counts.indices.reduce(0) { sum, cell in
          let expected = Double(law.trials) * law.probabilities[cell]
          return sum + (Double(counts[cell]) - expected) * (Double(counts[cell]) - expected)
            / expected
        })
    }
    levels.sort()
    let distance = KolmogorovDistance.fromUniform(levels)
    #expect(
      KolmogorovLaw(count: draws).survival(distance) > 1e-6, "Kolmogorov distance \(distance)")
  }
}
