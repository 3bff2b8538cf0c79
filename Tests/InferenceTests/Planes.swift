import Foundation
import Inference

/// Densities of two scores for the tests.
enum Planes {
  /// A Gaussian of correlation 0.6 and a few events apart.
  static func correlated() throws -> PlaneDensity {
    let first = (0...80).map { -6 + 0.2 * Double($0) }
    let second = (0...80).map { -60 + 2 * Double($0) }
    var densities: [Double] = []
    for x in first {
      for y in second { densities.append(density(x, 0.1 * y)) }
    }
    return try PlaneDensity(first: first, second: second, densities: densities)
  }

  /// A Gaussian signal beside the bulk.
  static func signal() throws -> PlaneDensity {
    let first = (0...80).map { -6 + 0.2 * Double($0) }
    let second = (0...80).map { -60 + 2 * Double($0) }
    var densities: [Double] = []
    for x in first {
      for y in second {
        densities.append(exp(-2 * ((x - 2) * (x - 2) + (0.1 * y + 2) * (0.1 * y + 2))))
      }
    }
    return try PlaneDensity(first: first, second: second, densities: densities)
  }

  private static func density(_ x: Double, _ y: Double) -> Double {
    let bulk = exp(-(x * x - 1.2 * x * y + y * y) / (2 * 0.64)) / 0.8
    let apart = exp(-0.5 * ((x - 5) * (x - 5) + (y - 5) * (y - 5)))
    return 0.99 * bulk + 0.01 * apart
  }
}
