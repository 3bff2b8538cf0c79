import Foundation
import Spectra
import Testing

struct TabulatedFunctionTests {
  static let source = Source("a table", at: "nowhere")
  static let rules: [TabulatedFunction.Interpolation] = [.linear, .exponential, .powerLaw]

  static func table(_ interpolation: TabulatedFunction.Interpolation) -> TabulatedFunction {
    TabulatedFunction(
      arguments: [1, 2, 5, 7, 8], values: [4, 1, 3, 0, 2], interpolation: interpolation,
      source: source)
  }

  @Test(arguments: rules)
  func everyRuleGoesThroughItsPoints(rule: TabulatedFunction.Interpolation) {
    let table = Self.table(rule)
    for (argument, value) in zip(table.arguments, table.values) {
      #expect(abs(table(argument) - value) < 1e-12)
    }
  }

  @Test(arguments: rules)
  func outsideItsPointsAFunctionIsZero(rule: TabulatedFunction.Interpolation) {
    let table = Self.table(rule)
    #expect(table(0.999) == 0)
    #expect(table(8.001) == 0)
    #expect(table(.nan) == 0)
  }

  @Test func betweenTwoPointsEachRuleIsItsCurve() {
    #expect(abs(Self.table(.linear)(1.5) - 2.5) < 1e-12)
    #expect(abs(Self.table(.exponential)(1.5) - 2) < 1e-12)
    // From 4 at 1 to 1 at 2 the power is -2.
    #expect(abs(Self.table(.powerLaw)(1.5) - 4 / 2.25) < 1e-12)
  }

  @Test(arguments: rules)
  func theIntegralIsThatOfTheCurve(rule: TabulatedFunction.Interpolation) {
    let table = Self.table(rule)
    let steps = 100_000
    let width = 7.0 / Double(steps)
    let midpoints = (0..<steps).reduce(0.0) { $0 + table(1 + (Double($1) + 0.5) * width) * width }
    // A midpoint rule misses f'' h^2 / 24 of each unit length; |f''| stays below 30 here, and the
    // kinks fall on its steps' edges to within one step of at most 4 * width.
    #expect(abs(table.integral() - midpoints) < 7 * 30 * width * width / 24 + 16 * width * width)
  }

  @Test func theIntegralOfAFlatPowerLawIsExact() {
    let inverse = TabulatedFunction(
      arguments: [1, 10], values: [1, 0.1], interpolation: .powerLaw, source: Self.source)
    #expect(abs(inverse.integral() - log(10)) < 1e-14)
  }

  @Test(arguments: rules)
  func normalizingKeepsTheShape(rule: TabulatedFunction.Interpolation) {
    let table = Self.table(rule)
    let unit = table.normalized()
    #expect(abs(unit.integral() - 1) < 1e-12)
    #expect(abs(unit(1.5) / unit(3) - table(1.5) / table(3)) < 1e-12)
  }

  @Test func unitsScaleTheAxes() {
    let table = TabulatedFunction(
      step: 0.5, in: 1000, values: [0, 2, 0], in: 0.001, source: Self.source)
    #expect(table.domain == 0...1000)
    #expect(table(500) == 0.002)
  }

  @Test func pointsThatDoNotIncreaseAreAMistake() async {
    await #expect(processExitsWith: .failure) {
      _ = TabulatedFunction(
        arguments: [1, 1], values: [0, 0], source: Source("a table", at: "nowhere"))
    }
  }

  @Test func aPowerLawFromZeroIsAMistake() async {
    await #expect(processExitsWith: .failure) {
      _ = TabulatedFunction(
        arguments: [0, 1], values: [1, 1], interpolation: .powerLaw,
        source: Source("a table", at: "nowhere"))
    }
  }
}
