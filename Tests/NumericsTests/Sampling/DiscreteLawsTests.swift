import Foundation
import Numerics
import Testing

struct DiscreteLawsTests {
  @Test(arguments: [1e-3, 0.1, 1, 5, 9.99, 10, 15, 100, 1e4, 1e6, 1e9, 1e15])
  func poisson(mean: Double) { checkDistribution(Poisson(mean: mean), draws: 400_000) }

  @Test(
    arguments: [
      (1, 0.3), (10, 0.5), (20, 0.5), (21, 0.5), (40, 0.3), (100, 0.01), (1000, 0.999),
      (100_000, 0.25), (1_000_000_000, 1e-9), (1_000_000_000, 5e-8), (1_000_000_000, 0.3),
      (1_000_000_000, 1 - 1e-6), (1 << 53, 0.5), (1 << 53, 1e-12), (1 << 53, 1e-15),
    ])
  func binomial(trials: Int, probability: Double) {
    checkDistribution(Binomial(trials: trials, probability: probability), draws: 400_000)
  }

  @Test(arguments: [1e-3, 0.3, 0.9999])
  func bernoulli(probability: Double) { checkDistribution(Bernoulli(probability: probability)) }

  @Test func certaintyIsCertain() {
    var stream = RandomStream(seed: 1, purpose: .test, index: 0)
    for _ in 0..<1000 {
      #expect(Poisson.sample(mean: 0, using: &stream) == 0)
      #expect(Binomial.sample(trials: 0, probability: 0.4, using: &stream) == 0)
      #expect(Binomial.sample(trials: 1 << 53, probability: 0, using: &stream) == 0)
      #expect(Binomial.sample(trials: 1 << 53, probability: 1, using: &stream) == 1 << 53)
      #expect(Bernoulli.sample(probability: 1, using: &stream))
      #expect(!Bernoulli.sample(probability: 0, using: &stream))
    }
  }

  /// One success in 1e12 trials, drawn 2e7 times from laws with an expectation of 1e-5 and 1e-6.
  @Test func rareEventsComeAtTheirRate() {
    var stream = RandomStream(seed: 5, purpose: .test, index: 0)
    var poisson = 0
    var binomial = 0
    var failures = 0
    for _ in 0..<20_000_000 {
      poisson += Poisson.sample(mean: 1e-5, using: &stream)
      binomial += Binomial.sample(trials: 1_000_000, probability: 1e-12, using: &stream)
      failures += 1000 - Binomial.sample(trials: 1000, probability: 1 - 1e-9, using: &stream)
    }
    for (found, mean) in [(poisson, 200.0), (binomial, 20), (failures, 20)] {
      let law = Poisson(mean: mean)
      #expect(law.cumulative(found) > 1e-6 && law.survival(found) > 1e-6, "\(found) for \(mean)")
    }
  }

  @Test func oneShotDrawsAreThoseOfTheLaw() {
    var one = RandomStream(seed: 1, purpose: .test, index: 0)
    var two = one
    for mean in [0.3, 9, 80] {
      #expect(Poisson.sample(mean: mean, using: &one) == Poisson(mean: mean).sample(using: &two))
    }
  }

  @Test func quantilesOfSpecialProbabilities() {
    #expect(Poisson(mean: 3).quantile(0) == 0)
    #expect(Poisson(mean: 0).upperQuantile(0.1) == 0)
    #expect(Binomial(trials: 10, probability: 0.3).quantile(1) == 10)
    #expect(Binomial(trials: 10, probability: 0).quantile(1) == 0)
    // The largest count that 3 expected events exceed with a probability below that of 5 sigma.
    #expect(Poisson(mean: 3).upperQuantile(Normal.standard.survival(5)) == 15)
  }

  @Test func parametersOutsideTheDomainAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = Poisson(mean: -1) }
    await #expect(processExitsWith: .failure) { _ = Poisson(mean: .nan) }
    await #expect(processExitsWith: .failure) { _ = Binomial(trials: 10, probability: 1.1) }
  }
}
