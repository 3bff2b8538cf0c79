import Foundation
public import Numerics

/// The law of the time at which a photon is born after a recoil: recombination, then decay.
///
/// `t = τᵣ (1/u - 1) + τ e`, where u is uniform, e exponential with mean 1, and τ the lifetime of the
/// singlet or of the triplet state.
public struct PhotonBirthLaw: Sendable, Equatable {
  /// A lifetime in ns that may differ from photon to photon, a normal law cut at zero.
  public struct Lifetime: Sendable, Equatable {
    /// The mean in ns.
    public let mean: Double
    /// The standard deviation in ns, mostly 0.
    public let deviation: Double

    func sample(using stream: inout RandomStream) -> Double {
      guard deviation > 0 else { return mean }
      return max(0, Normal.sample(mean: mean, deviation: deviation, using: &stream))
    }
  }

  /// The median time in ns until an ion and an electron recombine, 0 where nothing has to.
  public let recombinationTime: Double
  /// The probability of the singlet state.
  public let singletShare: Double
  /// The lifetime of the singlet state.
  public let singlet: Lifetime
  /// The lifetime of the triplet state.
  public let triplet: Lifetime

  /// The light that electrons make in the gas: lifetimes 5.18 and 100.1 ns, a tenth as many singlets.
  public static let electroluminescence = PhotonBirthLaw(
    recombinationTime: 0, singletRatio: 0.1, singlet: Lifetime(mean: 5.18, deviation: 0),
    triplet: Lifetime(mean: 100.1, deviation: 0))

  init(recombinationTime: Double, singletRatio: Double, singlet: Lifetime, triplet: Lifetime) {
    self.recombinationTime = recombinationTime
    // The fits reach zero and infinity at fields beyond their range.
    singletShare = 1 / (1 + 1 / max(0, singletRatio))
    self.singlet = singlet
    self.triplet = triplet
  }

  /// One time in ns.
  public func sample(using stream: inout RandomStream) -> Double {
    var time = 0.0
    if recombinationTime > 0 { time = recombinationTime * (1 / stream.uniform() - 1) }
    let state = stream.uniform() < singletShare ? singlet : triplet
    return time - state.sample(using: &stream) * log(stream.uniform())
  }

  /// The times in ns below which the given shares of `draws` photons are born.
  ///
  /// Between two draws the quantile is on the line.
  public func quantiles(
    _ probabilities: [Double], draws: Int, using stream: inout RandomStream
  ) -> [Double] {
    precondition(draws > 0, "PhotonBirthLaw: draws is \(draws), expected a positive number")
    var times = [Double](repeating: 0, count: draws)
    for index in times.indices { times[index] = sample(using: &stream) }
    times.sort()
    return probabilities.map { probability in
      precondition(
        0...1 ~= probability,
        "PhotonBirthLaw: probability is \(probability), expected a number from 0 to 1")
      let place = probability * Double(draws - 1)
      let below = Int(place)
      let above = min(below + 1, draws - 1)
      return times[below] + (place - Double(below)) * (times[above] - times[below])
    }
  }
}
