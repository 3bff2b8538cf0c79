import Foundation
import Numerics
import Testing

struct MinimumTests {
  /// A function with a known lowest place in an interval.
  struct Problem: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let range: ClosedRange<Double>
    let place: Double
    let function: @Sendable (Double) -> Double
  }

  private static let problems = [
    Problem(testDescription: "parabola", range: -3...10, place: 2) { ($0 - 2) * ($0 - 2) },
    Problem(testDescription: "logarithmic", range: 0.01...10, place: 1) { $0 - log($0) },
    Problem(testDescription: "corner", range: -5...5, place: 1.25) { abs($0 - 1.25) },
    Problem(testDescription: "falling to the end", range: 0...4, place: 4) { -$0 },
    Problem(testDescription: "rising from the end", range: 1...4, place: 1) { $0 },
    Problem(testDescription: "infinite outside", range: -10...10, place: 1) {
      abs($0 - 1) > 3 ? .infinity : ($0 - 1) * ($0 - 1)
    },
    Problem(testDescription: "NaN outside", range: -10...8, place: 1) { $0 - log($0) },
  ]

  @Test(arguments: problems)
  func theLowestPlaceIsFound(problem: Problem) {
    let minimum = Minimum(of: problem.function, in: problem.range)
    // The method stops within three tolerances; a parabola's height rounds at √ε of the place.
    #expect(abs(minimum.x - problem.place) <= 3 * 0x1p-26 * max(1, abs(problem.place)) + 3e-8)
    #expect(minimum.value == problem.function(minimum.x))
    #expect(minimum.evaluations < 100, "\(minimum.evaluations)")
  }

  @Test func parabolasAreFasterThanGoldenSection() {
    // Golden section alone needs ln(5 / 1e-8) / ln 1.618 = 42.
    #expect(Minimum(of: { $0 - log($0) }, in: 0.1...5).evaluations < 20)
  }

  @Test func bracketsAreFoundDownhill() throws {
    for place in [-1e5, 3, 1e8] {
      let bracket = try #require(
        Minimum.bracket(of: { abs($0 - place) }, around: 1, step: 0.5))
      #expect(bracket.range.contains(place) && bracket.range.contains(bracket.middle))
    }
    #expect(Minimum.bracket(of: { $0 }, around: 1, step: 0.5, within: 0...4) == nil)
    #expect(Minimum.bracket(of: { $0 }, around: 4, step: 0.5, within: 0...4) == nil)
    let atLimit = try #require(
      Minimum.bracket(of: { abs($0 - 1) }, around: 4, step: 0.5, within: 0...4))
    #expect(atLimit.range.contains(1))
  }

  @Test func anInfiniteRangeIsRefused() async {
    await #expect(processExitsWith: .failure) { _ = Minimum(of: { $0 }, in: 0...(.infinity)) }
  }
}
