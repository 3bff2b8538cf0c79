import Foundation
import Learning
import Numerics

/// Events with the structure of a time projection chamber's, small enough to learn from in a second.
///
/// A row is an S1 of 16 samples, an S2 of 32 samples, and the hits of 12 channels above and 12
/// below, in counts. An event of energy `E`, uniform in 1 to 100 keV, has on average `40 √E`
/// photons in the S1. The S2 is larger by a factor that is log-normal of width 0.3 about 1.5 for an
/// electron recoil and about 0.75 for a nuclear recoil: what tells the kinds apart is the ratio of
/// the two, as in xenon. S1 samples fall exponentially over four samples, the S2 is a bell whose
/// width grows with the depth, the hits above crowd round the event's place, those below are even.
/// Every number is a Poisson count; channel 5 above is dead.
struct SmallDetector {
  /// The two kinds of events.
  enum Kind: Double {
    case electronRecoil
    case nuclearRecoil
  }

  static let inputs: [InputBlocks.Block] = [
    .init("s1", count: 16), .init("s2", count: 32), .init("top", count: 12),
    .init("bottom", count: 12),
  ]
  static let columns = 72

  /// Rows of one kind, the same for the same seed.
  static func events(_ kind: Kind, count: Int, seed: UInt64) -> MemoryRows {
    let rows = (0..<count).flatMap { event in
      var stream = RandomStream(
        seed: seed, purpose: .test, index: UInt64(event) << 1 | UInt64(kind.rawValue))
      return row(kind, using: &stream)
    }
    return MemoryRows(rows, columns: columns)
  }

  private static func row(_ kind: Kind, using stream: inout RandomStream) -> [Float] {
    let size = (1 + 99 * stream.uniform()).squareRoot()
    let width = 2 + 3 * stream.uniform()
    let angle = 2 * Double.pi * stream.uniform()
    let ratio =
      (kind == .electronRecoil ? 1.5 : 0.75) * exp(0.3 * Normal.standard.sample(using: &stream))
    let s1 = 40 * size
    let s2 = s1 * ratio
    let times = shares(16) { exp(-Double($0) / 4) }
    let bell = shares(32) { exp(-pow((Double($0) - 15.5) / width, 2) / 2) }
    let near = shares(12) { exp(2 * cos(angle - 2 * Double.pi * Double($0) / 12)) }
    let means =
      times.map { s1 * $0 } + bell.map { s2 * $0 } + near.map { s2 / 2 * $0 }
      + [Double](repeating: s2 / 24, count: 12)
    return means.enumerated().map { column, mean in
      column == 16 + 32 + 5 ? 0 : Float(Poisson(mean: mean).sample(using: &stream))
    }
  }

  private static func shares(_ count: Int, _ weight: (Int) -> Double) -> [Double] {
    let weights = (0..<count).map(weight)
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
