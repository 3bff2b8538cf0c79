import Numerics
import Testing

struct SampleQuantilesTests {
  /// numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], f) of NumPy 2, whose default is the same definition.
  @Test(arguments: [(0.0, 1.0), (0.16, 1.12), (0.25, 1.75), (0.5, 3.5), (0.84, 5.88), (1, 9)])
  func quantilesAreThoseOfNumPy(fraction: Double, expected: Double) throws {
    let quantiles = try #require(SampleQuantiles(of: [3, 1, 4, 1, 5, 9, 2, 6]))
    #expect(abs(quantiles.value(at: fraction) - expected) < 1e-14)
  }

  @Test func oneNumberIsEveryQuantile() throws {
    let quantiles = try #require(SampleQuantiles(of: [7]))
    #expect(quantiles.value(at: 0) == 7 && quantiles.value(at: 0.3) == 7)
    #expect(quantiles.value(at: 1) == 7)
  }

  @Test func noNumbersHaveNone() {
    #expect(SampleQuantiles(of: []) == nil)
  }
}
