import Foundation
import Testing

@testable import Inference

struct CountLawTests {
  static let laws = [
    CountLaw.poisson(mean: 7.3), .gammaPoisson(mean: 7.3, relative: 0.3), .fixed(5),
    .gammaPoisson(mean: 650, relative: 0.02),
  ]

  @Test(arguments: laws)
  func probabilitiesSumToOneWithTheMomentsDeclared(law: CountLaw) {
    let counts = 0..<2000
    let probabilities = counts.map { exp(law.logProbability($0)) }
    let sum = probabilities.reduce(0, +)
    let mean = zip(counts, probabilities).reduce(0) { $0 + Double($1.0) * $1.1 }
    let square = zip(counts, probabilities).reduce(0) { $0 + Double($1.0 * $1.0) * $1.1 }
    #expect(abs(sum - 1) < 1e-11)
    #expect(abs(mean / law.mean - 1) < 1e-11)
    #expect(abs(square - mean * mean - law.variance) < 1e-8 * square)
  }

  @Test(arguments: laws)
  func tailsAreSumsOfProbabilities(law: CountLaw) {
    for count in [1, 5, 6, 12, 600, 700] {
      let above = (count..<3000).reduce(0) { $0 + exp(law.logProbability($1)) }
      let below = (0..<count).reduce(0) { $0 + exp(law.logProbability($1)) }
      #expect(abs(exp(law.logTail(atLeast: count)) - above) <= 1e-11 * above)
      #expect(abs(exp(law.logComplement(atLeast: count)) - below) <= 1e-11 * below)
    }
  }

  @Test func aTailThatUnderflowsKeepsItsLogarithm() {
    // The ratio of neighbouring tails is that of neighbouring probabilities, nearly.
    for law in [CountLaw.poisson(mean: 7.3), .gammaPoisson(mean: 7.3, relative: 0.1)] {
      for count in [400, 1000, 3000] {
        let step = law.logTail(atLeast: count + 1) - law.logTail(atLeast: count)
        let expected = law.logProbability(count + 1) - law.logProbability(count)
        #expect(abs(step - expected) < 0.01)
        #expect(step < 0)
      }
    }
  }

  @Test func noEventsWhereManyAreExpectedKeepTheirLogarithmToo() {
    #expect(CountLaw.poisson(mean: 6500).logComplement(atLeast: 1) == -6500)
    // Σ μⁿ / n! up to 2 is 1 + μ (1 + μ / 2).
    let three = -6500 + log(1 + 6500 * (1 + 3250.0))
    #expect(abs(CountLaw.poisson(mean: 6500).logComplement(atLeast: 3) - three) < 1e-8)
  }
}
