import Foundation
import Numerics
import Testing

struct SpecialFunctionsTests {
  typealias Fn = SpecialFunctions

  /// What each name in the reference table stands for.
  static let functions: [String: @Sendable (Double, Double, Double) -> Double] = [
    "gamma": { x, _, _ in Fn.gamma(x) },
    "logGamma": { x, _, _ in Fn.logGamma(x) },
    "digamma": { x, _, _ in Fn.digamma(x) },
    "trigamma": { x, _, _ in Fn.trigamma(x) },
    "gammaP": { a, x, _ in Fn.gammaP(a, x) },
    "gammaQ": { a, x, _ in Fn.gammaQ(a, x) },
    "inverseGammaP": { a, p, _ in Fn.inverseGammaP(a, p) },
    "inverseGammaQ": { a, q, _ in Fn.inverseGammaQ(a, q) },
    "beta": { a, b, _ in Fn.beta(a, b) },
    "logBeta": { a, b, _ in Fn.logBeta(a, b) },
    "betaI": { a, b, x in Fn.betaI(a, b, x) },
    "betaIComplement": { a, b, x in Fn.betaIComplement(a, b, x) },
    "inverseBetaI": { a, b, p in Fn.inverseBetaI(a, b, p).value },
    "inverseBetaIComplement": { a, b, q in Fn.inverseBetaIComplement(a, b, q).value },
    "erf": { x, _, _ in Fn.erf(x) },
    "erfc": { x, _, _ in Fn.erfc(x) },
    "inverseErf": { p, _, _ in Fn.inverseErf(p) },
    "inverseErfc": { q, _, _ in Fn.inverseErfc(q) },
    "owensT": { h, a, _ in Fn.owensT(h, a) },
    "besselJ": { v, x, _ in Fn.besselJ(v, x) },
    "besselI": { v, x, _ in Fn.besselI(v, x) },
    "besselK": { v, x, _ in Fn.besselK(v, x) },
    "sphericalBesselJ": { n, x, _ in Fn.sphericalBesselJ(Int(n), x) },
    "expIntegralEi": { x, _, _ in Fn.expIntegralEi(x) },
    "expIntegralE": { n, x, _ in Fn.expIntegralE(Int(n), x) },
    "lambertW0": { x, _, _ in Fn.lambertW0(x) },
    "lambertWMinus1": { x, _, _ in Fn.lambertWMinus1(x) },
    "zeta": { s, _, _ in Fn.zeta(s) },
    "normal.survival": { x, _, _ in Normal.standard.survival(x) },
    "normal.logDensity": { x, _, _ in Normal.standard.logDensity(x) },
    "normal.logSurvival": { x, _, _ in Normal.standard.logSurvival(x) },
    "normal.upperQuantile": { q, _, _ in Normal.standard.upperQuantile(q) },
    "normal.upperQuantile(log)": { q, _, _ in Normal.standard.upperQuantile(logProbability: q) },
    "poisson.logProbability": { k, m, _ in Poisson(mean: m).logProbability(Int(k)) },
    "poisson.cumulative": { k, m, _ in Poisson(mean: m).cumulative(Int(k)) },
    "poisson.survival": { k, m, _ in Poisson(mean: m).survival(Int(k)) },
    "binomial.logProbability": { n, p, k in
      Binomial(trials: Int(n), probability: p).logProbability(Int(k))
    },
    "binomial.cumulative": { n, p, k in
      Binomial(trials: Int(n), probability: p).cumulative(Int(k))
    },
    "binomial.survival": { n, p, k in Binomial(trials: Int(n), probability: p).survival(Int(k)) },
    "student.survival": { v, x, _ in StudentT(degreesOfFreedom: v).survival(x) },
    "student.logDensity": { v, x, _ in StudentT(degreesOfFreedom: v).logDensity(x) },
    "student.upperQuantile": { v, q, _ in StudentT(degreesOfFreedom: v).upperQuantile(q) },
    "fisher.cumulative": { m, n, x in FisherF(numerator: m, denominator: n).cumulative(x) },
    "fisher.survival": { m, n, x in FisherF(numerator: m, denominator: n).survival(x) },
    "fisher.upperQuantile": { m, n, q in FisherF(numerator: m, denominator: n).upperQuantile(q) },
    "chiSquare.survival": { k, x, _ in ChiSquare(degreesOfFreedom: k).survival(x) },
    "chiSquare.quantile": { k, p, _ in ChiSquare(degreesOfFreedom: k).quantile(p) },
    "skewNormal.cumulative": { shape, x, _ in
      SkewNormal(location: 0, scale: 1, shape: shape).cumulative(x)
    },
  ]

  /// Every name against its reference numbers, to 2e-13: a thousand roundings of the result.
  ///
  /// The arguments are exact, so an ill-conditioned function is given no room either.
  @Test(arguments: functions.keys.sorted())
  func agreesWithTheReference(name: String) throws {
    let function = try #require(Self.functions[name])
    let rows = ReferenceTable.rows(of: "special_functions").filter { $0[0] == name }
    #expect(!rows.isEmpty, "no reference for \(name)")
    for row in rows {
      let arguments = row[1...3].map { Double($0) ?? 0 }
      let expected = try #require(Double(row[4]))
      let found = function(arguments[0], arguments[1], arguments[2])
      let error = abs(found - expected) / abs(expected)
      #expect(
        error < 2e-13,
        "\(row): \(found), relative error \(error)")
    }
  }

  @Test func everyReferenceIsUsed() {
    let names = Set(ReferenceTable.rows(of: "special_functions").map { $0[0] })
    #expect(names.subtracting(Self.functions.keys).isEmpty)
  }

  @Test func argumentsOutsideTheDomainGiveNaN() {
    let outside = [
      Fn.gammaP(-1, 1), Fn.gammaP(2, -1), Fn.gammaQ(.nan, 1), Fn.inverseGammaP(2, 1.5),
      Fn.betaI(2, 3, 1.5), Fn.betaI(-1, 3, 0.5), Fn.inverseBetaI(2, 3, -0.1).value,
      Fn.inverseErfc(-1), Fn.inverseErf(1.5), Fn.besselJ(0.5, -1), Fn.besselK(0, -1),
      Fn.lambertW0(-1), Fn.lambertWMinus1(0.5), Fn.zeta(1), Fn.gamma(-2), Fn.owensT(.nan, 1),
      Fn.sphericalBesselJ(1, .nan), Fn.expIntegralE(1, -1),
    ]
    for (number, value) in outside.enumerated() {
      #expect(value.isNaN, "call \(number) gives \(value)")
    }
  }

  @Test func endsOfTheDomainAreMet() {
    #expect(Fn.gammaP(2, 0) == 0)
    #expect(Fn.gammaQ(2, .infinity) == 0)
    #expect(Fn.betaI(2, 3, 1) == 1)
    #expect(Fn.inverseErfc(0) == .infinity)
    #expect(Fn.inverseGammaQ(2, 0) == .infinity)
    #expect(Fn.expIntegralE(0, 0) == .infinity)
    #expect(Fn.besselI(0, 800) == .infinity)
  }

  /// The methods meet where one takes over from the other.
  ///
  /// The step of 1e-15 in a, which chooses the method, moves z by itself times the root of a.
  @Test(arguments: [-8.0, -3, -1, -0.01, 0, 0.01, 0.1, 1, 3, 8])
  func theExpansionJoinsItsNeighbour(sigmas: Double) {
    let large = 1e5 * (1 + 1e-15)
    let x = 1e5 + sigmas * 1e5.squareRoot()
    #expect(relative(Fn.gammaP(large, x), Fn.gammaP(1e5, x)) < 1e-11)
    let share = 0.5 + sigmas * 0.5 / 2e7.squareRoot()
    #expect(relative(Fn.betaI(1e7 * (1 + 1e-15), 1e7, share), Fn.betaI(1e7, 1e7, share)) < 1e-10)
  }

  @Test(arguments: [1e8, 1e12, 1e15])
  func halfOfASymmetricLawLiesBelowItsCentre(size: Double) {
    #expect(Fn.betaI(size, size, 0.5) == 0.5)
    // Q(a, a) = 1/2 - 1 / (3 √(2πa)) + …: equation 8.12.3 of the NIST Digital Library.
    #expect(
      abs(Fn.gammaQ(size, size) - 0.5 + 1 / (3 * (2 * Double.pi * size).squareRoot())) < 1e-13)
  }

  private func relative(_ one: Double, _ two: Double) -> Double { abs(one / two - 1) }
}
