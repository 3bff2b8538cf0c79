import Foundation
import Numerics

/// Counts in a region with a possible signal and in one without.
public struct OnOff: Sendable, Hashable {
  /// How many events were seen where the signal may be.
  public let on: Int
  /// How many events were seen where there is background alone.
  public let off: Int
  /// How much longer, or larger, the off region is: expected background off over on.
  public let ratio: Double

  /// Notes two counts and the ratio of their exposures.
  public init(on: Int, off: Int, ratio: Double) {
    precondition(on >= 0 && off >= 0, "OnOff: counts are \(on) and \(off), expected none negative")
    precondition(
      ratio > 0 && ratio.isFinite, "OnOff: ratio is \(ratio), expected a positive number")
    self.on = on
    self.off = off
    self.ratio = ratio
  }

  /// The significance by the ratio of likelihoods, positive for an excess.
  ///
  /// Equation 17 of T.-P. Li, Y.-Q. Ma, Astrophys. J. 272 (1983) 317; asymptotic.
  public var likelihoodRatioSignificance: Double {
    let total = Double(on + off)
    guard total > 0 else { return 0 }
    func part(_ count: Int, _ share: Double) -> Double {
      count == 0 ? 0 : Double(count) * log(Double(count) / (share * total))
    }
    let q = 2 * (part(on, 1 / (1 + ratio)) + part(off, ratio / (1 + ratio)))
    let root = max(0, q).squareRoot()
    return Double(on) * ratio >= Double(off) ? root : -root
  }

  /// The chance of at least as many events among all, exact given their sum.
  ///
  /// A binomial tail: R. D. Cousins, J. T. Linnemann, J. Tucker, arXiv:physics/0702156.
  public var conditionalProbability: Double {
    on == 0 ? 1 : SpecialFunctions.betaI(Double(on), Double(off) + 1, 1 / (1 + ratio))
  }

  /// The number of standard deviations with that probability above, Z_Bi of the same paper.
  public var conditionalSignificance: Double {
    Normal.standard.upperQuantile(conditionalProbability)
  }
}
