import Foundation
import Numerics
import Testing

struct GaussLegendreTests {
  @Test func theRulesAreThoseOfNumpy() throws {
    let rows = try NumericsReference.rows("numerics_gauss_legendre")
    for count in [1, 2, 5, 20, 64] {
      let rule = GaussLegendre(count: count)
      let expected = rows.filter { $0[0] == Double(count) }
      #expect(expected.count == count)
      for (i, row) in expected.enumerated() {
        #expect(abs(rule.nodes[i] - row[1]) < 4 * 0x1p-53)
        #expect(abs(rule.weights[i] - row[2]) < Double(count) * 4 * 0x1p-53)
      }
    }
  }

  @Test(arguments: [1, 2, 3, 7, 16, 101])
  func polynomialsUpToTheDegreeAreExact(count: Int) {
    let rule = GaussLegendre(count: count)
    for degree in 0..<2 * count {
      let exact = degree % 2 == 0 ? 2 / Double(degree + 1) : 0
      let sum = rule.integral(from: -1, to: 1) { pow($0, Double(degree)) }
      #expect(abs(sum - exact) < Double(count) * 8 * 0x1p-53)
    }
    let next = rule.integral(from: -1, to: 1) { pow($0, Double(2 * count)) }
    // The first power that is not exact falls short by about 2 (π/4) 4^-2n, seen for few points.
    if count < 10 { #expect(next < 2 / Double(2 * count + 1)) }
  }

  @Test func manyPointsKeepTheirDigits() {
    let rule = GaussLegendre(count: 1000)
    #expect(abs(fixedTreeSum(rule.weights.span) - 2) < 1000 * 0x1p-52)
    #expect(zip(rule.nodes, rule.nodes.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func aMappedRuleIntegratesOnItsInterval() {
    let (nodes, weights) = GaussLegendre(count: 12).mapped(from: 1, to: 3)
    let sum = zip(nodes, weights).map { exp($0) * $1 }.reduce(0, +)
    #expect(abs(sum / (exp(3) - exp(1)) - 1) < 12 * 0x1p-52)
  }
}
