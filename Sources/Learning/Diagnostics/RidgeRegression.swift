import Numerics

/// A number as a constant and a weighted sum of others: what is in them, as far as sums can tell.
///
/// Least squares of the weighted differences, with the squares of the coefficients, in units of each
/// column's scatter, held down by the ridge (A. E. Hoerl, R. W. Kennard, Technometrics 12 (1970) 55).
public struct RidgeRegression: Sendable {
  /// What each column is counted from.
  private let means: [Double]
  /// The coefficient of each column.
  public let coefficients: [Double]
  /// The prediction where every column has its mean.
  public let constant: Double

  /// Fits columns to a target.
  ///
  /// - Parameters:
  ///   - columns: The numbers that are known, column by column.
  ///   - target: The number that is looked for, in each row.
  ///   - weights: What the difference in each row is multiplied with before it is squared.
  ///   - ridge: The price of a coefficient that makes its column scatter by one, in rows.
  public init(_ columns: [[Double]], target: [Double], weights: [Double], ridge: Double) {
    let count = target.count
    precondition(
      count > 0 && weights.count == count && columns.allSatisfy { $0.count == count },
      "RidgeRegression: \(columns.map(\.count)) numbers in columns and \(weights.count) weights, "
        + "expected \(count) as in the target, at least one")
    precondition(
      ridge > 0 && weights.contains { $0 != 0 },
      "RidgeRegression: a ridge of \(ridge), expected a positive number, and weights besides zero")
    let means = columns.map { $0.reduce(0, +) / Double(count) }
    let scales = zip(columns, means).map { column, mean in
      let square = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
      return square > 0 ? square.squareRoot() : 1
    }
    // The constant is the last column.
    let size = columns.count + 1
    var matrix = [Double](repeating: 0, count: size * size)
    var right = [Double](repeating: 0, count: size)
    var row = [Double](repeating: 1, count: size)
    for place in 0..<count {
      for column in columns.indices {
        row[column] = (columns[column][place] - means[column]) / scales[column]
      }
      let square = weights[place] * weights[place]
      for i in 0..<size {
        let share = square * row[i]
        right[i] += share * target[place]
        for j in 0...i { matrix[i * size + j] += share * row[j] }
      }
    }
    for i in columns.indices { matrix[i * size + i] += ridge }
    let solution = CholeskyFactor(matrix, count: size).solve(right)
    self.means = means
    coefficients = zip(solution, scales).map { $0 / $1 }
    constant = solution[size - 1]
  }

  /// The predictions for the rows of columns.
  public func predictions(_ columns: [[Double]]) -> [Double] {
    precondition(
      columns.count == means.count,
      "RidgeRegression: \(columns.count) columns, expected \(means.count)")
    var found = [Double](repeating: constant, count: columns.first?.count ?? 0)
    for (column, (mean, coefficient)) in zip(columns, zip(means, coefficients)) {
      for row in found.indices { found[row] += coefficient * (column[row] - mean) }
    }
    return found
  }
}
