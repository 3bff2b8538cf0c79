import Foundation
public import Kernels
import Numerics

extension LinearBaseline {
  /// `−log N(x; x̂, v)` of each row, nats, with the place along the directions read off the row.
  ///
  /// It is what an autoencoder's reconstruction compares with: neither pays for its latent variables.
  public func reconstructions(of rows: Span<Float>, compute: Compute) -> [Double] {
    let columns = means.count
    let count = rows.count / columns
    guard count > 0 else { return [] }
    let left = Tensor(count: rows.count)
    left.modify { values in
      for i in values.indices { values[i] = rows[i] - means[i % columns] }
    }
    Self.subtract(directions, latent, from: left, rows: count, columns: columns, compute)
    return left.read { left in
      (0..<count).map { row in
        logarithm + 0.5 * weightedSquare(left.extracting(row * columns..<(row + 1) * columns))
      }
    }
  }

  /// `−log p(x)` of each row, nats, with normal laws along the directions.
  ///
  /// `x` is normal with the covariance `V + Q Λ Qᵀ`, whose inverse and determinant follow from a
  /// matrix as small as there are directions (M. A. Woodbury 1950). It is what an autoencoder's
  /// `−ELBO` compares with: both pay for their latent variables.
  public func negativeLogLikelihoods(of rows: Span<Float>) -> [Double] {
    let columns = means.count
    let factor = CholeskyFactor(latentPrecision)
    let determinant = directionVariances.reduce(factor.logDeterminant) { $0 + log($1) }
    return (0..<rows.count / columns).map { row in
      var centred = [Float](repeating: 0, count: columns)
      var along = [Double](repeating: 0, count: latent)
      for column in 0..<columns {
        centred[column] = rows[row * columns + column] - means[column]
        let weighted = Double(centred[column]) / Double(variances[column])
        for k in 0..<latent { along[k] += Double(directions[column * latent + k]) * weighted }
      }
      let solved = factor.solve(along)
      let explained = zip(along, solved).reduce(0) { $0 + $1.0 * $1.1 }
      return logarithm + 0.5 * (determinant + weightedSquare(centred.span) - explained)
    }
  }

  /// `½ Σ log 2πv`.
  private var logarithm: Double {
    variances.reduce(0) { $0 + 0.5 * log(2 * Double.pi * Double($1)) }
  }

  /// `Σ (x − x̂)² / v` of a row.
  private func weightedSquare(_ left: Span<Float>) -> Double {
    var sum = 0.0
    for column in left.indices {
      sum += Double(left[column]) * Double(left[column]) / Double(variances[column])
    }
    return sum
  }

  /// `Λ⁻¹ + Qᵀ V⁻¹ Q`, row after row.
  private var latentPrecision: [[Double]] {
    var matrix = (0..<latent).map { k in
      (0..<latent).map { $0 == k ? 1 / directionVariances[k] : 0 }
    }
    for column in variances.indices {
      for i in 0..<latent {
        let weighted = Double(directions[column * latent + i]) / Double(variances[column])
        for j in 0..<latent {
          matrix[i][j] += weighted * Double(directions[column * latent + j])
        }
      }
    }
    return matrix
  }
}
