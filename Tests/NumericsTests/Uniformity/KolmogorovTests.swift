import Foundation
import Numerics
import Testing

struct KolmogorovTests {
  /// Up to 1000 numbers and in the tail to the digits of the reference, else to the stated 2e-5; the
  /// reference itself expands in the same way for more than 140, and errs by as much.
  @Test func survivalIsThatOfSciPyAndOfExactMatrices() throws {
    let rows = try NumericsReference.rows("uniformity_kolmogorov")
    #expect(rows.count == 75)
    for row in rows {
      let (n, d, expected) = (row[0], row[1], row[2])
      let law = KolmogorovLaw(count: Int(n))
      // Twice the tail of one side exceeds that of both by a share of exp(-6 n d²) at most.
      let isExact = law.regime(of: d) == .exact && (n <= 140 || n * d * d > 4)
      // 1 - P loses the digits that P has more.
      let tolerance = isExact ? 1e-10 + 1e-14 / expected : 4e-5
      #expect(abs(law.survival(d) / expected - 1) < tolerance, "n = \(n), d = \(d)")
      #expect(abs(law.survival(d) + law.cumulative(d) - 1) < 1e-15, "n = \(n), d = \(d)")
    }
  }

  /// One number is as far as the larger part of the interval: P(D > d) = 2 (1 - d).
  @Test func oneNumberIsAsFarAsTheLargerPart() {
    let law = KolmogorovLaw(count: 1)
    for d in [0.5, 0.6, 0.75, 0.99] { #expect(abs(law.survival(d) - 2 * (1 - d)) < 1e-15) }
    #expect(law.survival(0.3) == 1 && law.survival(1) == 0 && law.cumulative(1) == 1)
  }

  /// The regimes meet: a probability of 1000 numbers and one of 1001 differ by as much as of 999.
  @Test func regimesMeet() {
    for z in [0.5, 0.9, 1.4, 1.9, 1.9999] {
      let p = (998...1001).map { KolmogorovLaw(count: $0).survival(z / Double($0).squareRoot()) }
      // 2e-5 is the stated error of the last, to which a step of the exact ones is added.
      #expect(abs(p[3] / p[2] - 1) < 2e-5 + 2 * abs(p[2] / p[1] - 1), "z = \(z)")
    }
    let law = KolmogorovLaw(count: 400)
    let (below, above) = (law.survival(0.1 - 1e-9), law.survival(0.1 + 1e-9))
    // The density is 8 √n z exp(-2 z²) at z = 2; both sides are 1e-10 of the tail apart.
    #expect(below > above && abs(below - above) < 2e-9 * 320 * exp(-8) + 1e-10 * above)
  }

  /// Tabulated quantiles of the limit, 1.3581 at 5 % and 1.6276 at 1 %, and both series where they meet.
  ///
  /// N. V. Smirnov, Ann. Math. Stat. 19 (1948) 279.
  @Test func theLimitIsThatOfTheTables() {
    for (z, probability) in [(1.3581, 0.05), (1.6276, 0.01)] {
      // Half of the last digit, times the density.
      let tolerance = 5e-5 * 8 * z * exp(-2 * z * z)
      #expect(abs(KolmogorovLaw.limitSurvival(z) - probability) < tolerance)
    }
    #expect(abs(KolmogorovLaw.limitSurvival(1 - 1e-15) - KolmogorovLaw.limitSurvival(1)) < 1e-13)
    #expect(KolmogorovLaw.limitSurvival(0.1) == 1)
    let law = KolmogorovLaw(count: 1_000_000_000)
    for z in [0.5, 0.9, 1.5] {
      // The next order is 1 / (6 √n) of the density, which is 2 at most.
      let exact = law.survival(z / Double(law.count).squareRoot())
      #expect(
        abs(KolmogorovLaw.limitSurvival(z) - exact) < 2 / 6.0 / Double(law.count).squareRoot())
    }
    let between = KolmogorovDistance.survival(0.1, between: 200, 600)
    #expect(abs(between / KolmogorovLaw.limitSurvival(0.1 * 150.0.squareRoot()) - 1) < 1e-13)
  }

  @Test func distancesAreThoseOfTheirDefinition() {
    #expect(KolmogorovDistance.fromUniform([0.25, 0.5]) == 0.5)
    #expect(KolmogorovDistance.fromUniform([Double]()) == 0)
    #expect(KolmogorovDistance.from({ $0 / 4 }, [3, 1]) == 0.25)
    #expect(KolmogorovDistance.between([1, 2, 3, 4], [3, 3, 5, 6]) == 0.5)
    #expect(KolmogorovDistance.between([1, 1], [1]) == 0)
  }
}
