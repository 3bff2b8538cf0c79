import Foundation
import Numerics

/// The best linear rule to tell two kinds of events apart by a few numbers of each.
///
/// `logit = b + w·f`, fitted by Newton's method to the largest likelihood less `ridge/2 |w|²` in
/// units of each number's deviation, so that samples that do not overlap have an answer too. It is
/// what a network has to beat: with the logarithms of the areas of S1 and S2 it is the usual cut.
public struct LogisticFit: Equatable, Sendable {
  /// The constant term.
  public let constant: Double
  /// The weight of each number.
  public let weights: [Double]

  /// Fits the rule.
  ///
  /// - Parameters:
  ///   - features: The numbers of each event, event by event.
  ///   - labels: Of each event, whether it is signal.
  ///   - ridge: How strongly large weights are held back.
  /// - Throws: `LearningError.emptyClass` where one of the kinds has no event.
  public init(
    features: [[Double]], labels: [Bool], ridge: Double = 1e-3
  ) throws(LearningError) {
    precondition(
      features.count == labels.count,
      "LogisticFit: \(labels.count) labels, expected \(features.count)")
    guard labels.contains(true) else { throw .emptyClass(1) }
    guard labels.contains(false), let count = features.first?.count else { throw .emptyClass(0) }
    let (means, deviations) = Self.scales(of: features, count: count)
    let rows = features.map { row in
      [1] + zip(row, zip(means, deviations)).map { ($0 - $1.0) / $1.1 }
    }
    var fit = [Double](repeating: 0, count: count + 1)
    // Newton's steps double the digits; 30 are enough from anywhere that the ridge allows.
    for _ in 0..<30 {
      let step = Self.step(rows, labels, fit, ridge: ridge)
      for i in fit.indices { fit[i] += step[i] }
      if step.allSatisfy({ abs($0) < 1e-10 }) { break }
    }
    weights = zip(fit.dropFirst(), deviations).map { $0 / $1 }
    constant = fit[0] - zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The logit of an event.
  public func logit(_ features: [Double]) -> Double {
    zip(weights, features).reduce(constant) { $0 + $1.0 * $1.1 }
  }

  private static func scales(
    of features: [[Double]], count: Int
  ) -> (means: [Double], deviations: [Double]) {
    let n = Double(features.count)
    let means = (0..<count).map { k in features.reduce(0) { $0 + $1[k] } / n }
    let deviations = (0..<count).map { k in
      let variance = features.reduce(0) { $0 + ($1[k] - means[k]) * ($1[k] - means[k]) } / n
      return variance > 0 ? variance.squareRoot() : 1
    }
    return (means, deviations)
  }

  private static func step(
    _ rows: [[Double]], _ labels: [Bool], _ fit: [Double], ridge: Double
  ) -> [Double] {
    let size = fit.count
    var gradient = [Double](repeating: 0, count: size)
    var hessian = [[Double]](repeating: gradient, count: size)
    for i in 1..<size {
      gradient[i] = -ridge * fit[i]
      hessian[i][i] = ridge
    }
    for (row, label) in zip(rows, labels) {
      let logit = zip(row, fit).reduce(0) { $0 + $1.0 * $1.1 }
      let p = 1 / (1 + exp(-logit))
      for i in 0..<size {
        gradient[i] += ((label ? 1 : 0) - p) * row[i]
        for j in 0...i { hessian[i][j] += p * (1 - p) * row[i] * row[j] }
      }
    }
    // The constant is not held back; where all events are sure its curvature vanishes.
    hessian[0][0] += 1e-12
    return CholeskyFactor(hessian).solve(gradient)
  }
}
