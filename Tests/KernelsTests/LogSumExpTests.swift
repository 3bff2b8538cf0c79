import Foundation
import Kernels
import Testing

struct LogSumExpTests {
  @Test(arguments: [1, 7, 8, 9, 100])
  func agreesWithTheLibrary(count: Int) {
    let values = (0..<count).map { 40 * sin(Double($0) * 1.7) - 3 }
    let expected = log(values.reduce(0) { $0 + exp($1) })
    #expect(abs(logSumExp(values.span) - expected) < 1e-13 * max(1, abs(expected)))
  }

  /// One term and one that is a given factor smaller: the logarithm of one plus the factor.
  @Test(arguments: [-1e-3, -0.5, -1, -10, -30.0])
  func termsAreExponentials(distance: Double) {
    let found = logSumExp([0, distance].span)
    #expect(abs(found - log1p(exp(distance))) < 1e-15)
  }

  @Test func nothingOverflows() {
    #expect(abs(logSumExp([1000, 1000].span) - (1000 + log(2.0))) < 1e-12)
    #expect(abs(logSumExp([-2000, -1e9].span) + 2000) < 1e-12)
    #expect(logSumExp([Double]().span) == -.infinity)
    #expect(logSumExp([-Double.infinity].span) == -.infinity)
  }
}
