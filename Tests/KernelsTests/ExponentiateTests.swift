import Foundation
import Kernels
import Testing

struct ExponentiateTests {
  /// Two units of the last digit at most, over all exponents that are not floored.
  @Test(arguments: [1, 7, 8, 9, 1000])
  func agreesWithTheLibrary(count: Int) {
    let exponents = (0..<count).map { 690 * sin(Double($0) * 1.7) }
    var values = exponents
    var span = values.mutableSpan
    exponentiate(&span)
    for (value, exponent) in zip(values, exponents) {
      #expect(abs(value / exp(exponent) - 1) < 5e-16, "\(exponent)")
    }
  }

  @Test func smallNumbersAreFloored() {
    var values = [-1e9, -700, 0]
    var span = values.mutableSpan
    exponentiate(&span)
    #expect(values[0] == values[1])
    #expect(values[2] == 1)
  }
}
