import Foundation
import Numerics
import Testing

struct DoubleExponentialQuadratureTests {
  private static let known = [
    KnownIntegral(testDescription: "exp", lower: 0, upper: 1, exact: M_E - 1) { exp($0) },
    KnownIntegral(testDescription: "inverse root", lower: 0, upper: 1, exact: 2) {
      1 / $0.squareRoot()
    },
    KnownIntegral(testDescription: "power -0.9", lower: 0, upper: 1, exact: 10) {
      pow($0, -0.9)
    },
    KnownIntegral(testDescription: "squared logarithm", lower: 0, upper: 1, exact: 2) {
      log($0) * log($0)
    },
    KnownIntegral(
      testDescription: "half line", lower: 0, upper: .infinity, exact: Double.pi.squareRoot()
    ) { exp(-$0) / $0.squareRoot() },
    KnownIntegral(
      testDescription: "lower half line", lower: -.infinity, upper: 2, exact: exp(2)
    ) { exp($0) },
    KnownIntegral(
      testDescription: "Lorentz curve", lower: -.infinity, upper: .infinity, exact: Double.pi
    ) { 1 / (1 + $0 * $0) },
  ]

  @Test(arguments: known)
  func knownIntegralsAreMetWithinTheEstimate(known: KnownIntegral) {
    let integral = DoubleExponentialQuadrature().integral(
      from: known.lower, to: known.upper, of: known.function)
    #expect(integral.isWithinTolerance)
    #expect(abs(integral.value - known.exact) <= 1e-10 * abs(known.exact))
    #expect(abs(integral.value - known.exact) <= max(integral.errorEstimate, 1e-14))
    #expect(integral.evaluations < 600, "\(integral.evaluations)")
  }

  @Test func distancesKeepTheDigitsOfInfinitiesAtBothEnds() {
    let integral = DoubleExponentialQuadrature(tolerance: Integral.Tolerance(relative: 1e-13))
      .integral(
        from: -1, to: 1,
        ofDistances: { _, above, below in
          1 / (above * below).squareRoot()
        })
    #expect(abs(integral.value - .pi) < 1e-14 * 8)
  }

  @Test func exchangedLimitsChangeTheSign() {
    let quadrature = DoubleExponentialQuadrature()
    #expect(
      quadrature.integral(from: 3, to: 0) { $0 * $0 }.value
        == -quadrature.integral(from: 0, to: 3) { $0 * $0 }.value)
  }

  @Test func zerosInTheMiddleAreNotATail() {
    // A jump converges slowly: the rule ends when a level changes by 1e-3^(2/3) = 1e-2, and the
    // levels to come may change a few times that.
    let integral = DoubleExponentialQuadrature(tolerance: Integral.Tolerance(relative: 1e-3))
      .integral(from: 0, to: 1, ofDistances: { _, _, below in below < 1e-4 ? 1e4 : 0 })
    #expect(abs(integral.value - 1) < 0.05)
  }

  @Test func aJumpIsNotWithinTolerance() {
    let integral = DoubleExponentialQuadrature(levelLimit: 5)
      .integral(from: 0, to: 1) { $0 < 0.3 ? 1 : 0 }
    #expect(!integral.isWithinTolerance)
  }
}
