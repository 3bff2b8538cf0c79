import Foundation
import Numerics

/// A signal that might be there: which share of its events each cell holds, and how many there are.
public struct SignalTemplate: Sendable, Equatable {
  /// The share of the events in each cell; they sum to one.
  public let shares: [Double]
  /// The number of events expected.
  public let expected: Double

  /// The template of which a median experiment sees as much as `significance`.
  ///
  /// `Z² = 2 Σ [(b + s) log(1 + s / b) - s]`, from the data set in which every cell holds what is
  /// expected of it (G. Cowan et al., Eur. Phys. J. C 71 (2011) 1554), solved for the number of
  /// events by Newton's rule; the sum is convex, so that it converges from above.
  init(shares: [Double], significance: Double, expected background: [Double]) {
    let cells = shares.indices.filter { shares[$0] > 0 }
    let target = significance * significance
    var squares = 0.0
    for cell in cells { squares += shares[cell] * shares[cell] / background[cell] }
    // Below the root, since (1 + x) log(1 + x) - x < x² / 2.
    var events = significance / squares.squareRoot()
    for _ in 0..<50 {
      var sum = 0.0
      var slope = 0.0
      for cell in cells {
        let ratio = events * shares[cell] / background[cell]
        let logarithm = log1p(ratio)
        // As a difference for small ratios this would be lost to rounding.
        sum +=
          ratio < 1e-4
          ? background[cell] * ratio * ratio * (0.5 - ratio / 6)
          : background[cell] * ((1 + ratio) * logarithm - ratio)
        slope += shares[cell] * logarithm
      }
      let step = (2 * sum - target) / (2 * slope)
      events -= step
      if abs(step) < 1e-10 * events { break }
    }
    self.shares = shares
    self.expected = events
  }
}
