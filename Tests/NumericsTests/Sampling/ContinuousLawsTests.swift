import Numerics
import Testing

struct ContinuousLawsTests {
  @Test(arguments: [-1.5, 0, 1, 2.7])
  func powerLaw(exponent: Double) {
    checkDistribution(PowerLaw(exponent: exponent, lower: 0.5, upper: 40))
  }

  @Test func uniform() { checkDistribution(Uniform(lower: -3, upper: 5)) }

  @Test(arguments: [(0, 1), (-5, 0.1), (1e6, 300)])
  func normal(mean: Double, deviation: Double) {
    checkDistribution(Normal(mean: mean, deviation: deviation), draws: 1_000_000)
  }

  @Test(arguments: [1e-9, 1, 1e12])
  func exponential(mean: Double) { checkDistribution(Exponential(mean: mean)) }

  @Test(arguments: [0.05, 0.5, 1, 1.5, 30, 1e4, 1e9])
  func gamma(shape: Double) { checkDistribution(Gamma(shape: shape, scale: 3)) }

  @Test(arguments: [1, 2, 7.5, 1e3])
  func chiSquare(degrees: Double) { checkDistribution(ChiSquare(degreesOfFreedom: degrees)) }

  @Test(arguments: [(0.5, 0.5), (1, 1), (0.05, 3), (2, 5), (400, 1e4)])
  func beta(a: Double, b: Double) { checkDistribution(Beta(a: a, b: b)) }

  @Test(arguments: [1, 2.5, 10, 1e6])
  func student(degrees: Double) { checkDistribution(StudentT(degreesOfFreedom: degrees)) }

  @Test(arguments: [(1, 1), (3, 9), (40, 10), (1e4, 1e3)])
  func fisher(numerator: Double, denominator: Double) {
    checkDistribution(FisherF(numerator: numerator, denominator: denominator))
  }

  @Test(arguments: [0, 0.5, -3, 50])
  func skewNormal(shape: Double) {
    checkDistribution(SkewNormal(location: 2, scale: 3, shape: shape))
  }

  /// Draws beyond the ziggurat's last edge, 3.65, come from a tail of their own.
  @Test func normalTailHasItsShareAndShape() {
    var stream = RandomStream(seed: 3, purpose: .test, index: 0)
    let draws = 10_000_000
    var beyond = [3.0: 0, 3.7: 0, 4.5: 0]
    var positive = 0
    for _ in 0..<draws {
      let x = Normal.standard.sample(using: &stream)
      if x > 0 { positive += 1 }
      if abs(x) < 3 { continue }
      for edge in [3.0, 3.7, 4.5] where abs(x) > edge { beyond[edge, default: 0] += 1 }
    }
    for edge in [3.0, 3.7, 4.5] {
      let law = Binomial(trials: draws, probability: 2 * Normal.standard.survival(edge))
      let found = beyond[edge, default: 0]
      #expect(law.cumulative(found) > 1e-6 && law.survival(found) > 1e-6, "\(found) at \(edge)")
    }
    #expect(abs(Double(positive) / Double(draws) - 0.5) < 4.9 * 0.5 / Double(draws).squareRoot())
  }

  @Test func infiniteArgumentsMeetTheEndsOfEveryLaw() {
    let laws: [any Distribution] = [
      Uniform(lower: 0, upper: 1), Normal.standard, Exponential(mean: 1), Gamma(shape: 2, scale: 1),
      Beta(a: 2, b: 3), StudentT(degreesOfFreedom: 3), FisherF(numerator: 2, denominator: 3),
      ChiSquare(degreesOfFreedom: 2), SkewNormal(location: 0, scale: 1, shape: 2),
      TabulatedDensity(nodes: [0, 1], values: [2], shape: .constant),
    ]
    for law in laws {
      #expect(law.cumulative(-.infinity) == 0 && law.cumulative(.infinity) == 1, "\(law)")
      #expect(law.survival(-.infinity) == 1 && law.survival(.infinity) == 0, "\(law)")
      #expect(law.logDensity(.infinity) == -.infinity, "\(law)")
      #expect(law.logDensity(-.infinity) == -.infinity, "\(law)")
    }
  }

  @Test func aBatchAddsTheLogarithmsOfTheDensity() {
    let law = Exponential(mean: 2)
    let points = [0.5, 1, 7]
    var totals = [1.0, 2, 3]
    var span = totals.mutableSpan
    law.addLogDensity(of: points.span, to: &span)
    #expect(totals == [1, 2, 3].enumerated().map { $1 + law.logDensity(points[$0]) })
  }

  @Test func parametersOutsideTheDomainAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = Normal(mean: 0, deviation: 0) }
    await #expect(processExitsWith: .failure) { _ = Gamma(shape: .nan, scale: 1) }
    await #expect(processExitsWith: .failure) { _ = Uniform(lower: 1, upper: 1) }
  }
}
