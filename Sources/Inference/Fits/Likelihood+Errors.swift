import Foundation
import Numerics

/// The errors of fitted parameters, from the curvature of the likelihood at its maximum.
public struct FitErrors: Sendable, Equatable {
  /// The standard error of each parameter: zero where held, infinite where not determined.
  public let errors: [Double]
  /// The covariance matrix, row by row.
  public let covariance: [Double]
  /// Parameters of which only a combination with others is determined by the data.
  public let undetermined: [Int]

  /// The correlation of two parameters; zero where one of them has no error.
  public func correlation(_ i: Int, _ j: Int) -> Double {
    let product = errors[i] * errors[j]
    return product > 0 && product.isFinite ? covariance[i * errors.count + j] / product : 0
  }
}

extension Likelihood {
  /// The errors at a fit: the inverse of the second derivatives, in which parameters at an end of
  /// their range take part.
  public func errors(at fit: Fit, holding held: [Int: Double] = [:]) -> FitErrors {
    let count = model.parameters.count
    let free = (0..<count).filter { held[$0] == nil && !model.parameters[$0].isFixed }
    var errors = [Double](repeating: 0, count: count)
    var covariance = [Double](repeating: 0, count: count * count)
    guard fit.negativeLog.isFinite else {
      return FitErrors(errors: errors, covariance: covariance, undetermined: free)
    }
    let matrix = secondDerivatives(at: fit.values)
    func part(_ chosen: [Int]) -> [Double] {
      chosen.flatMap { i in chosen.map { matrix[i * count + $0] } }
    }
    let factor = CholeskyFactor(part(free), count: free.count)
    // What a dependent column depends on is not determined either.
    var undetermined: Set<Int> = []
    for column in factor.dependent {
      undetermined.insert(free[column])
      let right = free.indices.map { matrix[free[$0] * count + free[column]] }
      for (place, share) in factor.solve(right).enumerated() {
        let ratio =
          (matrix[free[place] * count + free[place]]
          / max(matrix[free[column] * count + free[column]], .leastNormalMagnitude)).squareRoot()
        if abs(share) * ratio > 1e-6 { undetermined.insert(free[place]) }
      }
    }
    let inverse = factor.inverse()
    for (a, i) in free.enumerated() {
      for (b, j) in free.enumerated() {
        covariance[i * count + j] = inverse[a * free.count + b]
      }
      errors[i] =
        undetermined.contains(i) ? .infinity : max(0, covariance[i * count + i]).squareRoot()
    }
    return FitErrors(
      errors: errors, covariance: covariance, undetermined: undetermined.sorted())
  }

  /// The second derivatives of `-ln L`: exact for rates, else by differences of the gradient.
  func secondDerivatives(at values: [Double]) -> [Double] {
    let count = values.count
    var center = Slopes(count: count)
    _ = evaluate(values, slopes: &center)
    if model.isLinear { return center.information }
    var matrix = [Double](repeating: 0, count: count * count)
    for i in 0..<count where !model.parameters[i].isFixed {
      let range = model.parameters[i].range
      let curvature = center.information[i * count + i]
      let scale = curvature > 0 ? 1 / curvature.squareRoot() : max(1e-3, abs(values[i]))
      // A thousandth of a deviation: errors of 1e-6 by the difference, 1e-10 by rounding.
      let width = 1e-3 * min(scale, range.upperBound - range.lowerBound)
      var low = values
      var high = values
      low[i] = max(values[i] - width, range.lowerBound)
      high[i] = min(values[i] + width, range.upperBound)
      var lowSlopes = Slopes(count: count)
      var highSlopes = Slopes(count: count)
      guard evaluate(low, slopes: &lowSlopes).isFinite,
        evaluate(high, slopes: &highSlopes).isFinite, high[i] > low[i]
      else {
        for j in 0..<count { matrix[i * count + j] = center.information[i * count + j] }
        continue
      }
      for j in 0..<count {
        matrix[i * count + j] =
          (highSlopes.gradient[j] - lowSlopes.gradient[j]) / (high[i] - low[i])
      }
    }
    for i in 0..<count {
      for j in 0..<i {
        let mean = 0.5 * (matrix[i * count + j] + matrix[j * count + i])
        matrix[i * count + j] = mean
        matrix[j * count + i] = mean
      }
    }
    return matrix
  }
}
