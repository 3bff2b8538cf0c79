import Foundation

/// The lower triangular `L` with `L Lᵀ` a small positive definite matrix.
struct CholeskyFactor {
  private var rows: [[Double]]

  /// Factors a matrix, of which the lower half is read.
  ///
  /// A pivot that rounding has taken to zero or below counts as the smallest that can be divided by.
  init(_ matrix: [[Double]]) {
    rows = matrix
    for i in rows.indices {
      for j in 0...i {
        var sum = rows[i][j]
        for k in 0..<j { sum -= rows[i][k] * rows[j][k] }
        rows[i][j] = i == j ? max(sum, 1e-300).squareRoot() : sum / rows[j][j]
      }
    }
  }

  /// The logarithm of the matrix's determinant.
  var logDeterminant: Double { rows.indices.reduce(0) { $0 + 2 * log(rows[$1][$1]) } }

  /// The `x` whose product with the matrix is `right`.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for i in x.indices {
      for k in 0..<i { x[i] -= rows[i][k] * x[k] }
      x[i] /= rows[i][i]
    }
    for i in x.indices.reversed() {
      for k in i + 1..<x.count { x[i] -= rows[k][i] * x[k] }
      x[i] /= rows[i][i]
    }
    return x
  }
}
