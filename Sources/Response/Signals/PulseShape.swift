import Foundation
import Numerics

/// The pulse of a photoelectron, a normal curve, as shares of the samples around its own.
struct PulseShape: Sendable {
  /// The shares of the samples -`reach`...`reach`.
  private let shares: [Double]
  private let reach: Int

  init(width: Double, sample: Double) {
    guard width > 0 else {
      shares = [1]
      reach = 0
      return
    }
    // Four deviations and the sample itself: what is beyond, 6e-5, is given to the rest.
    let reach = Int((4 * width / sample).rounded(.up))
    let law = Normal(mean: 0, deviation: width / sample)
    // Averaged over where in its sample a photon is: the second difference of ∫ Φ = x Φ + φ.
    func integral(_ x: Double) -> Double {
      x * law.cumulative(x) + law.variance * exp(law.logDensity(x))
    }
    let raw = (-reach...reach).map { offset in
      let x = Double(offset)
      return integral(x + 1) - 2 * integral(x) + integral(x - 1)
    }
    let sum = raw.reduce(0, +)
    shares = raw.map { $0 / sum }
    self.reach = reach
  }

  /// Spreads scaled charges of samples over a waveform, and returns what leaves it at the ends.
  func spread(_ charges: [Double], scale: Double, over waveform: inout [Float]) -> Double {
    var outside = 0.0
    let last = waveform.count - 1
    for sample in charges.indices where charges[sample] > 0 {
      let charge = charges[sample] * scale
      for offset in -reach...reach {
        let part = charge * shares[offset + reach]
        let place = sample + offset
        if 0...last ~= place { waveform[place] += Float(part) } else { outside += part }
      }
    }
    return outside
  }
}
