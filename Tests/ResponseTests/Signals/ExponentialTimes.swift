import Numerics
import Response

/// Photons born after one mean time for excitons and another for recombination.
struct ExponentialTimes: PhotonTimes {
  var exciton = 5.0
  var recombination = 25.0

  func birthTime(of origin: PhotonOrigin, using stream: inout RandomStream) -> Double {
    switch origin {
    case .exciton: Exponential.sample(mean: exciton, using: &stream)
    case .recombination: Exponential.sample(mean: recombination, using: &stream)
    }
  }
}
