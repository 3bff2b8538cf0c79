import Kernels
import Testing

struct ListConvolutionTests {
  @Test(arguments: [1, 3, 4, 20], [1, 2, 4, 7, 9])
  func sumsAreThoseOfAPlainLoop(count: Int, length: Int) {
    // Whole numbers, so that sums in any order are equal.
    let values = (0..<count).map { Double($0 * 7 % 11 - 5) }
    let kernel = (0..<length).map { Double($0 * 3 % 7 + 1) }
    var expected = [Double](repeating: 2, count: count + length - 1)
    for (i, value) in values.enumerated() {
      for (j, tap) in kernel.enumerated() { expected[i + j] += value * tap }
    }
    var sums = [Double](repeating: 2, count: count + length - 1)
    var span = sums.mutableSpan
    ListConvolution.add(values.span, kernel.span, to: &span)
    #expect(sums == expected)
  }
}
