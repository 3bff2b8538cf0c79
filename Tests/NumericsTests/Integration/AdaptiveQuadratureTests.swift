import Foundation
import Numerics
import Testing

/// An integral known in closed form.
struct KnownIntegral: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let lower: Double
  let upper: Double
  var breaks: [Double] = []
  let exact: Double
  let function: @Sendable (Double) -> Double
}

struct AdaptiveQuadratureTests {
  private static let known = [
    KnownIntegral(testDescription: "exp", lower: 0, upper: 1, exact: M_E - 1) { exp($0) },
    KnownIntegral(testDescription: "root at an end", lower: 0, upper: 1, exact: 2.0 / 3) {
      $0.squareRoot()
    },
    KnownIntegral(testDescription: "inverse root", lower: 0, upper: 1, exact: 2) {
      1 / $0.squareRoot()
    },
    KnownIntegral(testDescription: "logarithm", lower: 0, upper: 1, exact: -1) { log($0) },
    KnownIntegral(
      testDescription: "a hundred oscillations", lower: 0, upper: 1,
      exact: (1 - cos(200 * Double.pi + 1)) / (200 * Double.pi + 1)
    ) { sin((200 * Double.pi + 1) * $0) },
    KnownIntegral(
      testDescription: "narrow peak at a break", lower: -10, upper: 1000,
      breaks: [1e-5, 0, -1e-5], exact: 1
    ) { x in
      let t = x / 1e-6
      return exp(-0.5 * t * t) / (1e-6 * (2 * Double.pi).squareRoot())
    },
    KnownIntegral(
      testDescription: "jump at a break", lower: 0, upper: 3, breaks: [1, 7], exact: 5
    ) { $0 < 1 ? 1 : 2 },
    KnownIntegral(testDescription: "kink", lower: 0, upper: 1, exact: 5.0 / 18) {
      abs($0 - 1.0 / 3)
    },
    KnownIntegral(testDescription: "Runge", lower: -1, upper: 1, exact: 0.4 * atan(5)) {
      1 / (1 + 25 * $0 * $0)
    },
    KnownIntegral(
      testDescription: "whole line", lower: -.infinity, upper: .infinity,
      exact: Double.pi.squareRoot()
    ) { exp(-$0 * $0) },
    KnownIntegral(
      testDescription: "half line with a break", lower: 1, upper: .infinity, breaks: [5], exact: 1
    ) { 1 / ($0 * $0) },
    KnownIntegral(
      testDescription: "lower half line", lower: -.infinity, upper: 2, exact: exp(2)
    ) { exp($0) },
  ]

  @Test(arguments: known)
  func knownIntegralsAreMetWithinTheEstimate(known: KnownIntegral) {
    let integral = AdaptiveQuadrature().integral(
      from: known.lower, to: known.upper, breaks: known.breaks, of: known.function)
    #expect(integral.isWithinTolerance)
    #expect(abs(integral.value - known.exact) <= 1e-10 * abs(known.exact))
    #expect(abs(integral.value - known.exact) <= integral.errorEstimate)
    #expect(integral.evaluations < 8000, "\(integral.evaluations)")
  }

  @Test func theRuleIsExactToDegree31() {
    for degree in 0...31 {
      let integral = AdaptiveQuadrature(pieceLimit: 1)
        .integral(from: 0, to: 1) { pow($0, Double(degree)) }
      #expect(abs(integral.value * Double(degree + 1) - 1) < 32 * 0x1p-52)
    }
  }

  @Test func exchangedLimitsChangeTheSign() {
    let quadrature = AdaptiveQuadrature()
    let forward = quadrature.integral(from: 0, to: .infinity) { exp(-$0) }
    let back = quadrature.integral(from: .infinity, to: 0) { exp(-$0) }
    #expect(back.value == -forward.value)
    #expect(quadrature.integral(from: 2, to: 2) { $0 }.value == 0)
  }

  @Test func whatCancelsEndsAtRounding() {
    let relative = AdaptiveQuadrature().integral(from: -1, to: 1) { $0 * $0 * $0 }
    #expect(relative.evaluations == 21)
    #expect(!relative.isWithinTolerance)
    #expect(abs(relative.value) <= relative.errorEstimate)
    let absolute = AdaptiveQuadrature(tolerance: Integral.Tolerance(absolute: 1e-12))
      .integral(from: -1, to: 1) { $0 * $0 * $0 }
    #expect(absolute.isWithinTolerance)
  }

  @Test func whatDivergesIsNotWithinTolerance() {
    let integral = AdaptiveQuadrature(pieceLimit: 50).integral(from: 0, to: 1) { 1 / $0 }
    #expect(!integral.isWithinTolerance)
  }

  @Test func aLimitThatIsNoNumberIsRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = AdaptiveQuadrature().integral(from: .nan, to: 1) { $0 }
    }
  }
}
