import Numerics

/// How the photons that one electron makes in the gas vary about their mean.
///
/// The number of photons of n electrons of yield Y has the variance F n Y. With a gain of gamma law,
/// of mean 1 and variance (F - 1) / Y, and a Poisson number of photons of mean gain Y, it has; and
/// given all photons together each has come from an electron with the probability of its gain over
/// the sum of gains, whatever their number. For F up to 1 all gains are 1: what is left of F among
/// the detected photons is g (F - 1), a tenth of it.
struct ElectronGain: Sendable {
  /// The shape of the gamma law of one electron's gain, or `nil` where all are alike.
  private let shape: Double?

  init(fano: Double, yield: Double) {
    shape = fano > 1 && yield > 0 ? yield / (fano - 1) : nil
  }

  /// The sum of the gains of so many electrons.
  @inline(__always)
  func total(of electrons: Int, using stream: inout RandomStream) -> Double {
    guard let shape, electrons > 0 else { return Double(electrons) }
    // The sum of gamma laws of one scale is of that kind.
    return Gamma(shape: Double(electrons) * shape, scale: 1 / shape).sample(using: &stream)
  }
}
