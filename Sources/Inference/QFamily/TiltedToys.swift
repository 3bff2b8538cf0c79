import Foundation
import Numerics

/// Pseudo-experiments of a compound law tilted towards a tail, weighted back.
///
/// Under the law weighted by `exp(θ (q - mean))` values near the tail are common; each one counts
/// with `exp(-θ (q - mean)) M(θ)`. Exact for any number of events and any marks; only the number of
/// toys limits it.
struct TiltedToys: Sendable {
  /// The values of `q` drawn.
  let values: [Double]
  private let mean: Double
  private let deviation: Double
  private let tilted: TiltedCompound

  /// At most so many toys, and so many events in all.
  private static let mostToys = 100_000
  private static let mostEvents = 1e8

  init(_ law: CompoundLaw, tilted: TiltedCompound) {
    self.tilted = tilted
    mean = law.mean
    deviation = law.deviation
    let marks = MarkSampler(values: law.marks.values, weights: tilted.markWeights)
    let numbers = AliasTable(weights: tilted.weights)
    let expected = Double(law.first + tilted.range.upperBound)
    let count = min(Self.mostToys, max(1000, Int(Self.mostEvents / max(1, expected))))
    // Fixed, so that the same question has the same answer.
    values = (0..<count).map { toy in
      var stream = RandomStream(seed: 0, purpose: .tiltedToys, index: UInt64(toy))
      let i = tilted.range.lowerBound + numbers.sample(using: &stream)
      return law.mean + law.offsets[i] + marks.sum(of: law.first + i, using: &stream)
    }
  }

  /// How unlikely values of at least `value` are.
  func significance(above value: Double) -> Significance {
    let isUpper = tilted.tilt > 0
    // Values on a lattice are equal but for rounding.
    let edge = value - 1e-9 * deviation
    var moments = Moments()
    for drawn in values {
      let isCounted = isUpper ? drawn >= edge : drawn < edge
      moments.add(isCounted ? exp(-tilted.tilt * (drawn - value)) : 0)
    }
    guard moments.mean > 0 else {
      return Significance(
        probability: isUpper ? 0 : 1, relativeError: 1, method: .weightedToys(values.count))
    }
    return CompoundLaw.significance(
      logTail: tilted.logGenerator - tilted.tilt * (value - mean) + log(moments.mean),
      isUpper: isUpper, relativeError: moments.meanError / moments.mean,
      method: .weightedToys(values.count))
  }
}
