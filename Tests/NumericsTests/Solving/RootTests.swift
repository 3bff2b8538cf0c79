import Foundation
import Numerics
import Testing

struct RootTests {
  /// A function with a known root in an interval.
  struct Problem: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bracket: ClosedRange<Double>
    let root: Double
    let function: @Sendable (Double) -> Double
  }

  private static let problems = [
    Problem(testDescription: "line", bracket: -1...5, root: 2) { $0 - 2 },
    Problem(testDescription: "square root of two", bracket: 0...2, root: 2.0.squareRoot()) {
      $0 * $0 - 2
    },
    Problem(testDescription: "Kepler", bracket: 0...3, root: 0.739_085_133_215_160_6) {
      cos($0) - $0
    },
    Problem(testDescription: "steep", bracket: -5...40, root: log(1e9)) { exp($0) - 1e9 },
    Problem(testDescription: "jump", bracket: 0...10, root: 1 / 3.0) { $0 < 1 / 3.0 ? -1 : 1 },
    Problem(testDescription: "pole", bracket: 0...1, root: 0.25) { 1 / (0.25 - $0) },
    Problem(testDescription: "infinite ends", bracket: 0...1, root: 0.5) { log($0 / (1 - $0)) },
    Problem(testDescription: "root at the lower end", bracket: 0...1, root: 0) { $0 },
    Problem(testDescription: "root at the upper end", bracket: -1...0, root: 0) { $0 },
    Problem(testDescription: "far", bracket: -1e300...1e10, root: 12) { $0 - 12 },
  ]

  @Test(arguments: problems)
  func rootsAreFoundToTheLastDigits(problem: Problem) throws {
    let root = try Root(of: problem.function, in: problem.bracket)
    // Four roundings of the place, and the function's own rounding seen through its slope.
    #expect(abs(root.x - problem.root) <= 8 * problem.root.ulp)
    #expect(root.value == problem.function(root.x))
    #expect(root.evaluations < 120, "\(root.evaluations)")
  }

  @Test func aTripleRootIsFoundWhereTheFunctionCanTell() throws {
    let root = try Root(of: { pow($0 - 1, 3) }, in: 0...3.1)
    #expect(abs(root.x - 1) <= 8 * 0x1p-52)
  }

  @Test func toleranceSavesEvaluations() throws {
    let coarse = try Root(of: { exp($0) - 10 }, in: 0...5, tolerance: 1e-3)
    let fine = try Root(of: { exp($0) - 10 }, in: 0...5)
    #expect(abs(coarse.x - log(10)) <= 1e-3)
    #expect(coarse.evaluations < fine.evaluations)
  }

  @Test func mistakesGetASentence() {
    let signs = #expect(throws: NumericsError.self) { try Root(of: { $0 * $0 + 1 }, in: 0...2) }
    #expect(
      signs?.description
        == "the function is 1.0 at 0.0 and 5.0 at 2.0, expected a change of sign")
    let nan = #expect(throws: NumericsError.self) { try Root(of: { log($0) }, in: -1...2) }
    #expect(nan?.description == "the function has no value at -1.0")
  }

  @Test func bracketsAreFoundOutwards() throws {
    let far = try #require(Root.bracket(of: { $0 - 1e6 }, around: 0, step: 1))
    #expect(far.contains(1e6) && far.upperBound < 1e7)
    let left = try #require(Root.bracket(of: { $0 < -1000 ? 1 : -1 }, around: 0, step: 1))
    #expect(left.contains(-1000) && left.upperBound < 1e4)
    #expect(Root.bracket(of: { _ in 1 }, around: 0, step: 1, within: -9...9) == nil)
    #expect(Root.bracket(of: { log($0) }, around: 1, step: 0.1, within: 0.5...2) == 0.9...1.1)
    #expect(Root.bracket(of: { $0.squareRoot() }, around: 0, step: 1) == nil)
  }

  @Test func anInfiniteBracketIsRefused() async {
    await #expect(processExitsWith: .failure) { _ = try Root(of: { $0 }, in: -1...(.infinity)) }
  }
}
