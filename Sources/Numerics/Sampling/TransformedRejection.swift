import Foundation

/// Rejection from a hat whose inverse cumulative is a simple formula, for bell-shaped counts.
///
/// W. Hörmann, "The generation of binomial random variates", J. Stat. Comput. Simul. 46 (1993) 101,
/// and "The transformed rejection method for generating Poisson random variables", Insurance Math.
/// Econom. 12 (1993) 39. Four draws in five are accepted without evaluating the law.
struct TransformedRejection: Equatable, Sendable {
  /// The parameters of the hat: its cumulative is the inverse of (2a / (½ - |u|) + b) u + center.
  let a: Double
  let b: Double
  let center: Double
  /// The height below which the central part of the hat lies under the law.
  let squeeze: Double
  /// The height of the hat over the law.
  let scale: Double

  /// A draw of the law on 0...`last`.
  ///
  /// `logProbability` is its logarithm, up to the constant that goes with `scale`.
  @inline(__always)
  func sample(
    using stream: inout RandomStream, last: Double, logProbability: (Double) -> Double
  ) -> Int {
    while true {
      let v = stream.uniform()
      let u = stream.uniform() - 0.5
      let us = 0.5 - abs(u)
      let count = ((2 * a / us + b) * u + center).rounded(.down)
      if us >= 0.07 && v <= squeeze { return Int(count) }
      guard 0...last ~= count else { continue }
      if log(v * scale / (a / (us * us) + b)) <= logProbability(count) { return Int(count) }
    }
  }
}
