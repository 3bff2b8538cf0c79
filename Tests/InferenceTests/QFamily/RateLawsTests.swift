import Foundation
import Numerics
import Testing

@testable import Inference

struct RateLawsTests {
  private static func terms(_ expected: Double) -> [CountTerm] {
    [
      .none, .poisson(expected: expected),
      .profiled(.relative(0.03), expected: expected, added: 0.04 * expected),
    ]
  }

  /// A frequent component and a rare one, stranger than the other.
  private static func components(origin: Double = 2) throws -> [MarkLaw] {
    let all = try Scores.shape(Scores.background)
    return try [[(1, 0, 1)], [(1, 3, 1.2)]].map {
      MarkLaw([.signal(try Scores.shape($0))], under: all, origin: origin)
    }
  }

  /// A line that all choices of rates share gives the tail that the law of each gives: both are
  /// integrals of one function, right to 1e-9.
  ///
  /// With a far origin the number of events decides most.
  @Test(arguments: [20.0, 800, 20_000], [(0, 2.0), (1, 2), (2, 2), (0, -20), (1, -20)])
  func sharedLinesGiveTheTailsOfEachLaw(
    expected: Double, _ kind: (term: Int, origin: Double)
  ) throws {
    let points = [[0.97, 0.03], [0.9, 0.05], [1.05, 0.02], [0.97, 0.09]].map { shares in
      shares.map { $0 * expected }
    }
    let laws = RateLaws(
      try Self.components(origin: kind.origin), at: points, nominal: points[0], fixed: nil,
      term: Self.terms(expected)[kind.term], isSmooth: true)
    var lines = laws.lines()
    let moments = laws.moments()
    for point in points.indices {
      let law = laws.law(point)
      #expect(abs(moments[point].mean - law.mean) < 1e-8 * law.deviation)
      #expect(abs(moments[point].variance / law.variance - 1) < 1e-8)
      for z in [-6.0, -1, 0.01, 0.4, 1, 3, 6, 12] {
        let value = law.mean + z * law.deviation
        let exact = law.significance(above: value)
        guard exact.method == .contour else { continue }
        let found = laws.tails(of: point, above: value, &lines)
        let error = abs(found.upper - exact.logProbability)
        #expect(error < 1e-8, "\(point) \(z)")
      }
    }
  }

  @Test func aGivenNumberOfEventsHasSharedLinesToo() throws {
    let points = [[970.0, 30], [900, 100]]
    let laws = RateLaws(
      try Self.components(), at: points, nominal: points[0], fixed: 1000, term: .none,
      isSmooth: true)
    var lines = laws.lines()
    for point in points.indices {
      let law = laws.law(point)
      for z in [-2.0, 1, 5] {
        let value = law.mean + z * law.deviation
        let exact = law.significance(above: value).logProbability
        let error = abs(laws.tails(of: point, above: value, &lines).upper - exact)
        #expect(error < 1e-8, "\(point) \(z)")
      }
    }
  }
}
