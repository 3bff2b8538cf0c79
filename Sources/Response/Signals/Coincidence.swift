import Numerics

/// The probability that seen photons fall into enough different channels.
///
/// Below `coincidence` photons never, above ten always; between, of the ways in which n photons can
/// fall into 1 to n of the N channels, the part with at least `coincidence` of them,
/// Σ C(N, i) from `coincidence` to n over Σ C(N, i) from 1 to n; and for pairs 1 - N^(1-n).
/// (The convention of NEST, against which areas are compared.)
struct Coincidence: Sendable {
  /// By the number of photons, up to the last that is not certain.
  private let probabilities: [Double]

  init(of coincidence: Int, among channels: Int) {
    let certain = max(10, coincidence - 1)
    var ways = 1.0
    var all = 0.0
    var enough = 0.0
    var probabilities = [0.0]
    var alone = 1.0
    for count in 1...certain {
      ways *= Double(max(0, channels - count + 1)) / Double(count)
      all += ways
      if count >= coincidence { enough += ways }
      if count > 1 { alone /= Double(channels) }
      probabilities.append(
        count < coincidence ? 0 : coincidence == 1 ? 1 : coincidence == 2 ? 1 - alone : enough / all
      )
    }
    self.probabilities = probabilities
  }

  /// Whether so many seen photons make a coincidence.
  func isMet(by photons: Int, using stream: inout RandomStream) -> Bool {
    guard photons < probabilities.count else { return true }
    let probability = probabilities[photons]
    return probability >= 1 || (probability > 0 && stream.uniform() < probability)
  }
}
