import Learning
import Numerics
import Testing

/// Sums of columns are found again; what is not in them is not.
struct RidgeRegressionTests {
  private let columns: [[Double]] = {
    var stream = RandomStream(seed: 1, purpose: .test, index: 0)
    return (0..<3).map { number in
      (0..<200).map { _ in Double(number) + stream.uniform() * Double(number + 1) }
    }
  }()

  @Test func anExactSumIsFound() {
    let target = columns[0].indices.map { 2 - 3 * columns[0][$0] + 0.5 * columns[2][$0] }
    let fit = RidgeRegression(
      columns, target: target, weights: columns[1], ridge: 1e-10)
    for (found, expected) in zip(fit.coefficients, [-3, 0, 0.5]) {
      #expect(abs(found - expected) < 1e-9)
    }
    for (found, expected) in zip(fit.predictions(columns), target) {
      #expect(abs(found - expected) < 1e-9)
    }
  }

  /// With one column the normal equations are solved by hand.
  @Test func theRidgeHoldsCoefficientsDown() {
    let x = [-1.0, 1, -1, 1]
    let target = [1.0, 3, 2, 6]
    // Sums of x y and of x x are 6 and 4: 6 / (4 + 2).
    let fit = RidgeRegression(
      [x], target: target, weights: [1, 1, 1, 1], ridge: 2)
    #expect(abs(fit.coefficients[0] - 1) < 1e-12)
    #expect(abs(fit.constant - 3) < 1e-12)
  }

  @Test func rowsWithoutWeightAreNotSeen() {
    let weights = columns[0].indices.map { $0 < 100 ? 1.0 : 0 }
    let target = columns[0].indices.map { $0 < 100 ? 4 * columns[0][$0] : 1000 }
    let fit = RidgeRegression(columns, target: target, weights: weights, ridge: 1e-9)
    #expect(abs(fit.coefficients[0] - 4) < 1e-8)
  }

  @Test func aColumnOfOneNumberSaysNothing() {
    let target = columns[0].map { 2 * $0 }
    let flat = [Double](repeating: 7, count: target.count)
    let fit = RidgeRegression(
      [columns[0], flat], target: target, weights: columns[2], ridge: 1e-10)
    #expect(abs(fit.coefficients[0] - 2) < 1e-9 && fit.coefficients[1] == 0)
  }
}
