import Foundation

/// When the photons of an electron in the gas are seen, in samples after the electron's arrival.
///
/// A photon is made anywhere on the electron's way through the gap and born with one of the two
/// lifetimes of the gas: a uniform time plus an exponential one. Photons choose their sample by the
/// number of whole samples between theirs and the electron's, given that electrons arrive anywhere
/// in theirs.
struct GapLight: Sendable {
  /// The probability of each number of samples, from 0.
  let shares: [Double]
  /// The mean time, ns.
  let mean: Double

  /// Less than this part of the light is later than the last share; the shares are stretched by it.
  private static let neglected = 1e-5

  init(gapTime: Double, decay: ScintillationDecay, sample: Double) {
    mean =
      0.5 * gapTime + decay.singletShare * decay.singlet
      + (1 - decay.singletShare) * decay.triplet

    // With E0 = 1 - exp(-t/τ), E1 = ∫ E0 = t - τ E0 and E2 = ∫ E1 = t²/2 - τ E1, the integral of the
    // cumulative of uniform plus exponential is H(t) = (E2(t) - E2(t - gap)) / gap.
    func secondIntegral(_ t: Double, _ lifetime: Double) -> Double {
      guard t > 0 else { return 0 }
      let first = t + lifetime * expm1(-t / lifetime)
      return 0.5 * t * t - lifetime * first
    }
    func integral(_ t: Double, _ lifetime: Double) -> Double {
      (secondIntegral(t, lifetime) - secondIntegral(t - gapTime, lifetime)) / gapTime
    }
    func mixed(_ t: Double) -> Double {
      decay.singletShare * integral(t, decay.singlet)
        + (1 - decay.singletShare) * integral(t, decay.triplet)
    }
    // Averaged over the arrival within a sample, P(j) is the second difference of H over the sample.
    let slowest = max(decay.singlet, decay.triplet)
    let last = Int(((gapTime - slowest * log(Self.neglected)) / sample).rounded(.up))
    var shares: [Double] = []
    for j in 0...last {
      let t = Double(j) * sample
      let share = (mixed(t + sample) - 2 * mixed(t) + mixed(t - sample)) / sample
      shares.append(max(0, share))
    }
    let sum = shares.reduce(0, +)
    self.shares = shares.map { $0 / sum }
  }
}
