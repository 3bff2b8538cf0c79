import Numerics
import Testing

struct CompensatedSumTests {
  @Test func smallTermsSurviveLargeOnes() {
    var sum = CompensatedSum()
    for term in [1, 1e100, 1, -1e100] { sum.add(term) }
    #expect(sum.value == 2)
  }

  @Test func aMillionTenthsLoseNothing() {
    var sum = CompensatedSum()
    for _ in 0..<1_000_000 { sum.add(0.1) }
    // The nearest number to 0.1 exceeds it by 5.55e-18, so the exact sum rounds to 1e5.
    #expect(sum.value == 100_000)
  }

  @Test func mergedHalvesKeepTheirLostDigits() {
    var left = CompensatedSum(1e16)
    left.add(1)
    var right = CompensatedSum(-1e16)
    right.add(1)
    left.merge(right)
    #expect(left.value == 2)
  }

  @Test func infinityStaysInfinite() {
    var sum = CompensatedSum()
    for term in [1, Double.infinity, 1] { sum.add(term) }
    #expect(sum.value == .infinity)
  }
}
