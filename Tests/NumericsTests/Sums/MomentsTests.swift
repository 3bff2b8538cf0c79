import Numerics
import Testing

struct MomentsTests {
  @Test func weightedMomentsAreThoseOfNumpy() throws {
    let sample = try NumericsReference.rows("numerics_kde_sample")
    let expected = try #require(NumericsReference.rows("numerics_moments").first)
    var moments = Moments()
    for row in sample { moments.add(row[0], weight: row[2]) }
    // 400 terms, each rounded a few times.
    let rounding = 400 * 4 * 0x1p-53
    #expect(abs(moments.mean - expected[0]) < rounding * 5)
    #expect(abs(moments.sampleVariance / expected[1] - 1) < rounding)
    #expect(abs(moments.effectiveCount / expected[2] - 1) < rounding)
  }

  @Test func aLargeOffsetCostsNoDigits() {
    let moments = Moments(of: [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16].span)
    #expect(moments.mean == 1e9 + 10)
    #expect(moments.sampleVariance == 30)
  }

  @Test func mergedPartsAreTheWhole() {
    let numbers = normalNumbers(1000, index: 2).map { 3 + 2 * $0 }
    var merged = Moments()
    for start in [0, 10, 500] {
      let end = start == 0 ? 10 : start == 10 ? 500 : 1000
      merged.merge(Moments(of: Array(numbers[start..<end]).span))
    }
    let whole = Moments(of: numbers.span)
    #expect(merged.weight == whole.weight)
    #expect(abs(merged.mean - whole.mean) < 1000 * 0x1p-52 * 3)
    #expect(abs(merged.variance / whole.variance - 1) < 1000 * 0x1p-52)
  }

  @Test func oneNumberHasNoVariance() {
    #expect(Moments(of: [3].span).sampleVariance.isNaN)
    #expect(Moments().variance.isNaN)
  }

  @Test func aNegativeWeightIsRefused() async {
    await #expect(processExitsWith: .failure) {
      var moments = Moments()
      moments.add(1, weight: -1)
    }
  }
}
