import Foundation
import Numerics
import Testing

struct AndersonDarlingTests {
  /// The law of a million numbers has a correction of less than 1e-6 / P.
  @Test func manyNumbersFollowTheSeriesOfAndersonAndDarling() throws {
    let rows = try NumericsReference.rows("uniformity_anderson_darling")
    #expect(rows.count == 9)
    let law = AndersonDarlingLaw(count: Int.max)
    for row in rows {
      let (a, expected) = (row[0], row[1])
      #expect(abs(law.survival(a) / expected - 1) < 1e-12, "A² = \(a)")
    }
  }

  /// A² = -1 - ln u (1 - u) of one number u.
  @Test func oneNumberHasAClosedForm() {
    let law = AndersonDarlingLaw(count: 1)
    for u in [1e-12, 0.01, 0.2, 0.45] {
      let value = AndersonDarling.fromUniform([u])
      #expect(abs(value - (-1 - log(u * (1 - u)))) < 1e-14 * value)
      // As far out are the numbers below u and those above 1 - u; at 0.45 rounding costs 1e-14.
      #expect(abs(law.survival(value) / (2 * u) - 1) < 1e-12)
    }
    #expect(law.survival(0) == 1)
  }

  /// The integral ∫ n (Fₙ - u)² / (u (1 - u)) du between the numbers, in closed form.
  @Test func theStatisticIsItsIntegral() {
    let levels = [0.11, 0.3, 0.35, 0.8]
    let edges = [0] + levels + [1]
    let n = Double(levels.count)
    var sum = 0.0
    for step in 0...levels.count {
      let f = Double(step) / n
      // (f - u)² / (u (1 - u)) = f² / u + (1 - f)² / (1 - u) - 1
      let (a, b) = (edges[step], edges[step + 1])
      if step > 0 { sum += f * f * log(b / a) }
      if step < levels.count { sum -= (1 - f) * (1 - f) * log((1 - b) / (1 - a)) }
      sum -= b - a
    }
    #expect(abs(AndersonDarling.fromUniform(levels) - n * sum) < 1e-14 * n)
  }

  /// 40 000 experiments each: the share beyond a value within 4 standard errors and the stated one.
  @Test(arguments: [2, 3, 5, 12, 50])
  func experimentsFollowTheLaw(count: Int) {
    let law = AndersonDarlingLaw(count: count)
    let experiments = 40_000
    var values = (0..<experiments).map { toy in
      var stream = RandomStream(seed: 3, purpose: .test, index: UInt64(toy))
      return AndersonDarling.fromUniform((0..<count).map { _ in stream.uniform() }.sorted())
    }
    values.sort()
    for value in [0.4, 0.8, 1.3, 1.9, 2.5, 3.9, 5, 6] {
      let share = Double(values.count { $0 > value }) / Double(experiments)
      let expected = law.survival(value)
      let error = (expected * (1 - expected) / Double(experiments)).squareRoot()
      #expect(
        abs(share - expected) < 4 * error + law.relativeError(value) * expected,
        "A² = \(value): \(share), expected \(expected)")
    }
  }

  @Test func theTailGoesOnSmoothly() {
    for count in [2, 5, 20, 1000] {
      let law = AndersonDarlingLaw(count: count)
      let (before, after) = (law.survival(3.8781), law.survival(3.87815))
      // The tail falls by exp(-A²): 5e-5 of it over the step, and half as much again.
      #expect(before > after && before / after - 1 < 1e-4, "n = \(count)")
    }
  }

  @Test func impossibleNumbersAreInfinitelyFar() {
    #expect(AndersonDarling.fromUniform([0, 0.5]) == .infinity)
    #expect(AndersonDarling.fromUniform([0.5, 1]) == .infinity)
    #expect(AndersonDarling.fromUniform([]) == 0)
    #expect(AndersonDarlingLaw(count: 5).survival(.infinity) == 0)
  }
}
