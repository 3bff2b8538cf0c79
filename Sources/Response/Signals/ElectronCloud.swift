import Foundation
import Numerics

/// The electrons of an S2 where they reach the surface: normally distributed about a place.
///
/// The light of n electrons is the mean of their light. Up to seven electrons are placed one by one.
/// For more, the mean and the covariance of their places are drawn from their exact laws, a normal
/// one and that of Wishart (by Bartlett's decomposition, Proc. R. Soc. Edinb. 53 (1933) 260), and
/// the light is averaged over a normal cloud of these moments by the rule of seven points that is
/// exact for polynomials of degree five (A. H. Stroud, Approximate Calculation of Multiple Integrals,
/// 1971, rule E2-r² 5-1). So means over electrons of all quadratic functions of place have their
/// exact joint law. The third moments that n electrons have by chance are left out: for eight in the
/// widest cloud of DARWIN they are 2.4e-4 of a tube's share, and fall with 1/√n.
struct ElectronCloud {
  /// Up to so many electrons are placed one by one.
  static let placedOneByOne = 7

  /// Where the cloud would be without diffusion.
  let center: Position
  /// The standard deviation of an electron's place in each direction, mm.
  let spread: Double

  /// Draws places with parts of the light that sum to 1.
  func drawPlaces(
    of electrons: Int, gain: ElectronGain, into places: inout [LightPlace],
    using stream: inout RandomStream
  ) {
    places.removeAll(keepingCapacity: true)
    if electrons <= Self.placedOneByOne {
      placeOneByOne(electrons, gain, &places, &stream)
    } else {
      placeByMoments(electrons, &places, &stream)
    }
  }

  private func placeOneByOne(
    _ electrons: Int, _ gain: ElectronGain, _ places: inout [LightPlace],
    _ stream: inout RandomStream
  ) {
    var sum = 0.0
    for _ in 0..<electrons {
      let x = Normal.sample(mean: center.x, deviation: spread, using: &stream)
      let y = Normal.sample(mean: center.y, deviation: spread, using: &stream)
      let part = gain.total(of: 1, using: &stream)
      places.append((Position(x: x, y: y, z: center.z), part))
      sum += part
    }
    for index in places.indices { places[index].part /= sum }
  }

  /// Gains are left out here: they raise the scatter of the means by 1 + (F - 1) / Y, some 1e-3.
  private func placeByMoments(
    _ electrons: Int, _ places: inout [LightPlace], _ stream: inout RandomStream
  ) {
    // Bartlett: the scatter matrix of n standard normal pairs about their mean is T Tᵀ with
    // t11² ~ χ²(n - 1), t22² ~ χ²(n - 2) and t21 normal.
    let n = Double(electrons)
    let scale = spread / n.squareRoot()
    let x = Normal.sample(mean: center.x, deviation: scale, using: &stream)
    let y = Normal.sample(mean: center.y, deviation: scale, using: &stream)
    let t11 = ChiSquare(degreesOfFreedom: n - 1).sample(using: &stream).squareRoot() * scale
    let t22 = ChiSquare(degreesOfFreedom: n - 2).sample(using: &stream).squareRoot() * scale
    let t21 = Normal.sample(mean: 0, deviation: scale, using: &stream)
    places.append((Position(x: x, y: y, z: center.z), 0.5))
    for (u, v) in Self.hexagon {
      places.append((Position(x: x + t11 * u, y: y + t21 * u + t22 * v, z: center.z), 1.0 / 12))
    }
  }

  /// Six points two deviations from the middle.
  private static let hexagon = (0..<6).map { corner in
    let angle = Double(corner) * Double.pi / 3
    return (2 * cos(angle), 2 * sin(angle))
  }
}
