public import Kernels
import Numerics

/// What a network has to beat: rows as their mean and a few directions along which they vary most.
///
/// Without directions it is the model that knows only the mean of each column; with as many as an
/// autoencoder has latent variables it is principal component analysis. As in the autoencoder a
/// number's law about its reconstruction is normal, here with one variance for each column: that of
/// what the directions do not explain, never below the floor.
public struct LinearBaseline: Sendable {
  /// The mean of each column.
  public let means: [Float]
  /// The variance of what is left of each column, not below the floor.
  public let variances: [Float]
  /// The directions, column by column: `latent` numbers for each, the direction's index fastest.
  public let directions: [Float]
  /// The variance of the rows along each direction, the largest first.
  public let directionVariances: [Double]
  /// How many directions there are.
  public let latent: Int

  /// Finds the directions by subspace iteration, from a start that is always the same.
  ///
  /// G. H. Golub, C. F. Van Loan, Matrix Computations (2013), section 8.2.4, with eight directions
  /// more than asked for; twelve rounds leave of a neighbouring direction, whose variance is a
  /// fraction `f` of the weakest asked for, `f` to the power of twelve.
  ///
  /// - Parameters:
  ///   - rows: The rows, one after the other, as the networks see them.
  ///   - columns: How many numbers a row has.
  ///   - latent: How many directions to find.
  ///   - varianceFloor: The smallest variance of a column.
  ///   - compute: The cores to use.
  /// - Throws: `LearningError.tooFewRows` where there are not more rows than directions.
  public init(
    rows: Span<Float>, columns: Int, latent: Int, varianceFloor: Double, compute: Compute
  ) throws(LearningError) {
    precondition(
      rows.count % columns == 0 && latent >= 0 && latent < columns,
      "LinearBaseline: \(rows.count) numbers and \(latent) directions,"
        + " expected whole rows of \(columns)")
    let count = rows.count / columns
    guard count > latent else {
      throw .tooFewRows(found: count, expected: latent + 1, use: "principal components")
    }
    let means = Self.means(of: rows, columns: columns)
    let centred = Tensor(count: rows.count)
    centred.modify { values in
      for i in values.indices { values[i] = rows[i] - means[i % columns] }
    }
    let (directions, along) = Self.directions(
      of: centred, rows: count, columns: columns, latent: latent, compute: compute)
    Self.subtract(directions, latent, from: centred, rows: count, columns: columns, compute)
    var variances = [Double](repeating: 0, count: columns)
    centred.read { left in
      for i in left.indices { variances[i % columns] += Double(left[i]) * Double(left[i]) }
    }
    self.means = means
    self.variances = variances.map { Float(max(varianceFloor, $0 / Double(count))) }
    self.directions = directions
    directionVariances = along
    self.latent = latent
  }

  private static func means(of rows: Span<Float>, columns: Int) -> [Float] {
    var sums = [Double](repeating: 0, count: columns)
    for i in rows.indices { sums[i % columns] += Double(rows[i]) }
    let count = Double(rows.count / columns)
    return sums.map { Float($0 / count) }
  }

  /// The directions of the largest variance, orthonormal, `latent` numbers for each column.
  private static func directions(
    of centred: Tensor, rows: Int, columns: Int, latent: Int, compute: Compute
  ) -> (vectors: [Float], variances: [Double]) {
    guard latent > 0 else { return ([], []) }
    let tried = min(latent + 8, columns, rows)
    let project = MatrixProduct(rows: rows, inner: columns, columns: tried, compute: compute)
    let collect = MatrixProduct(
      rows: columns, inner: rows, columns: tried, leftTransposed: true, compute: compute)
    let basis = Tensor(count: columns * tried)
    let projected = Tensor(count: rows * tried)
    var stream = RandomStream(seed: 0, purpose: .initialWeights, index: 0)
    var vectors = (0..<tried).map { _ in (0..<columns).map { _ in stream.uniform() - 0.5 } }
    for _ in 0..<12 {
      orthonormalise(&vectors)
      basis.modify { values in
        for column in 0..<columns {
          for k in 0..<tried { values[column * tried + k] = Float(vectors[k][column]) }
        }
      }
      project(centred, basis, into: projected)
      collect(centred, projected, into: basis)
      basis.read { values in
        for column in 0..<columns {
          for k in 0..<tried { vectors[k][column] = Double(values[column * tried + k]) }
        }
      }
    }
    // What `collect` left of a unit vector is as long as the rows' squares along it sum to.
    let variances = vectors.map { dot($0, $0).squareRoot() / Double(rows) }
    orthonormalise(&vectors)
    let found = (0..<columns).flatMap { column in
      (0..<latent).map { Float(vectors[$0][column]) }
    }
    return (found, variances.sorted(by: >).prefix(latent).map { $0 })
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }

  /// Gram's and Schmidt's process, the longest vector first and twice, which is enough.
  private static func orthonormalise(_ vectors: inout [[Double]]) {
    vectors.sort { dot($0, $0) > dot($1, $1) }
    for k in vectors.indices {
      for _ in 0..<2 {
        for j in 0..<k {
          let share = dot(vectors[j], vectors[k])
          for i in vectors[k].indices { vectors[k][i] -= share * vectors[j][i] }
        }
      }
      let length = dot(vectors[k], vectors[k]).squareRoot()
      for i in vectors[k].indices { vectors[k][i] = length > 0 ? vectors[k][i] / length : 0 }
    }
  }

  /// Takes away what the directions explain.
  static func subtract(
    _ directions: [Float], _ latent: Int, from left: Tensor, rows: Int, columns: Int,
    _ compute: Compute
  ) {
    guard latent > 0 else { return }
    let basis = Tensor(count: directions.count)
    basis.copy(from: directions.span)
    let projected = Tensor(count: rows * latent)
    MatrixProduct(rows: rows, inner: columns, columns: latent, compute: compute)(
      left, basis, into: projected)
    projected.modify { values in
      for i in values.indices { values[i] = -values[i] }
    }
    MatrixProduct(
      rows: rows, inner: latent, columns: columns, rightTransposed: true, accumulate: true,
      compute: compute)(projected, basis, into: left)
  }
}
