import Numerics
import Testing

struct CholeskyFactorTests {
  /// The matrix is `A Aᵀ` of whole numbers, so that the solution is known.
  @Test func solutionSolves() {
    let matrix = [4.0, 2, 2, 2, 10, 7, 2, 7, 21]
    let factor = CholeskyFactor(matrix, count: 3)
    let x = factor.solve([8, 19, 30])
    #expect(zip(x, [1, 1, 1]).allSatisfy { abs($0 - $1) < 1e-14 })
    #expect(factor.dependent.isEmpty)
    let inverse = factor.inverse()
    for i in 0..<3 {
      for j in 0..<3 {
        let product = (0..<3).reduce(0.0) { $0 + matrix[i * 3 + $1] * inverse[$1 * 3 + j] }
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-14)
      }
    }
  }

  @Test func dependentColumnIsLeftOut() {
    let factor = CholeskyFactor([[1, 2, 0], [2, 4, 0], [0, 0, 9]])
    #expect(factor.dependent == [1])
    #expect(factor.solve([3, 6, 9]) == [3, 0, 1])
  }
}
