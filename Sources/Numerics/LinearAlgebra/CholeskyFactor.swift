import Foundation

/// The lower triangular `L` with `L Lᵀ` a small positive definite matrix.
///
/// A column that depends on those before it, up to rounding, is left out: `dependent` names it, and
/// solutions have a zero there. Making one costs `n³ / 6` multiplications.
public struct CholeskyFactor: Sendable, Equatable {
  /// The number of rows.
  public let count: Int
  /// The columns that were left out, rising.
  public let dependent: [Int]
  /// The lower half, row by row; the diagonal is stored inverted, zero where a column is left out.
  private var lower: [Double]

  /// A pivot that is this much smaller than its diagonal element is made of rounding.
  private static let trace = 1e-13

  /// Factors a symmetric matrix given row by row, of which the lower half is read.
  public init(_ matrix: [Double], count: Int) {
    precondition(
      matrix.count == count * count,
      "CholeskyFactor: \(matrix.count) elements, expected \(count) by \(count)")
    self.count = count
    var lower = matrix
    var dependent: [Int] = []
    for i in 0..<count {
      for j in 0..<i {
        var sum = lower[i * count + j]
        for k in 0..<j { sum -= lower[i * count + k] * lower[j * count + k] }
        lower[i * count + j] = sum * lower[j * count + j]
      }
      let diagonal = lower[i * count + i]
      var pivot = diagonal
      for k in 0..<i { pivot -= lower[i * count + k] * lower[i * count + k] }
      if pivot > Self.trace * diagonal {
        lower[i * count + i] = 1 / pivot.squareRoot()
      } else {
        lower[i * count + i] = 0
        dependent.append(i)
      }
    }
    self.lower = lower
    self.dependent = dependent
  }

  /// Factors a symmetric matrix given as rows.
  public init(_ rows: [[Double]]) {
    self.init(rows.flatMap { $0 }, count: rows.count)
  }

  /// Factors the matrix whose elements a function gives for `column <= row`; `nil` where it is not
  /// positive definite.
  public init?(positive count: Int, element: (_ row: Int, _ column: Int) -> Double) {
    var matrix = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for column in 0...row { matrix[row * count + column] = element(row, column) }
    }
    self.init(matrix, count: count)
    guard dependent.isEmpty else { return nil }
  }

  /// The logarithm of the determinant, of the columns that were not left out.
  public var logDeterminant: Double {
    (0..<count).reduce(0) { sum, i in
      let inverse = lower[i * count + i]
      return inverse > 0 ? sum - 2 * log(inverse) : sum
    }
  }

  /// The `x` whose product with `L` is `right`: its squared length is `rightᵀ M⁻¹ right`.
  public func halfSolve(_ right: [Double]) -> [Double] {
    precondition(
      right.count == count, "CholeskyFactor: \(right.count) numbers, expected \(count)")
    var x = right
    for i in 0..<count {
      var sum = x[i]
      for k in 0..<i { sum -= lower[i * count + k] * x[k] }
      x[i] = sum * lower[i * count + i]
    }
    return x
  }

  /// The `x` whose product with the matrix is `right`.
  public func solve(_ right: [Double]) -> [Double] {
    var x = halfSolve(right)
    for i in (0..<count).reversed() {
      var sum = x[i]
      for k in i + 1..<count { sum -= lower[k * count + i] * x[k] }
      x[i] = sum * lower[i * count + i]
    }
    return x
  }

  /// The inverse of the matrix, row by row, with zeros where a column was left out.
  public func inverse() -> [Double] {
    var inverse = [Double](repeating: 0, count: count * count)
    for column in 0..<count where !dependent.contains(column) {
      var unit = [Double](repeating: 0, count: count)
      unit[column] = 1
      for (row, value) in solve(unit).enumerated() { inverse[row * count + column] = value }
    }
    return inverse
  }
}
