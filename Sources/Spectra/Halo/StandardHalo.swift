import Foundation
public import Numerics

/// The standard halo: a Maxwellian in the frame of the Galaxy, cut sharply at the escape speed.
///
/// With all speeds in units of the most probable one, v0: x the smallest speed, y the Earth's and
/// z that of escape, `N = erf z - 2 z exp(-z^2) / sqrt(pi)`, the mean inverse speed times `2 N y v0`
/// is `erf(x + y) - erf(x - y) - 4 y exp(-z^2) / sqrt(pi)` for `x < z - y` and
/// `erf z - erf(x - y) - 2 (y + z - x) exp(-z^2) / sqrt(pi)` above: McCabe, arXiv:1005.0579,
/// equation B4. The other moment follows the same way, by parts.
public struct StandardHalo: Halo, Equatable {
  /// What the density of the speeds integrates to.
  public enum Normalization: Sendable, Equatable {
    /// One: every particle has a speed.
    case one
    /// `N^2`, 0.970 for the default speeds: the convention of the program wimprates up to 0.5.0.
    ///
    /// Its density is multiplied by N where N divides. Kept so that its rates can be compared.
    case wimprates
  }

  /// The most probable speed without a cut, v0.
  public let mostProbableSpeed: Double
  /// The speed in the Galaxy's frame above which there are no particles.
  public let escapeSpeed: Double
  /// The Earth's speed in the Galaxy's frame.
  public let earthSpeed: Double
  /// What the density of the speeds integrates to.
  public let normalization: Normalization

  private let earth: Double
  private let escape: Double
  private let atEscape: Double
  /// What divides: N, the share of a whole Maxwellian that the cut leaves.
  private let norm: Double

  /// A halo, each speed in native units.
  public init(
    mostProbableSpeed: Double = 238 * Units.kilometrePerSecond,
    escapeSpeed: Double = 544 * Units.kilometrePerSecond, earthSpeed: Double,
    normalization: Normalization = .one
  ) {
    precondition(
      mostProbableSpeed > 0 && escapeSpeed > 0 && earthSpeed > 0,
      "StandardHalo: speeds \(mostProbableSpeed), \(escapeSpeed) and \(earthSpeed), expected "
        + "positive numbers")
    self.mostProbableSpeed = mostProbableSpeed
    self.escapeSpeed = escapeSpeed
    self.earthSpeed = earthSpeed
    self.normalization = normalization
    earth = earthSpeed / mostProbableSpeed
    escape = escapeSpeed / mostProbableSpeed
    atEscape = exp(-escape * escape)
    let kept = SpecialFunctions.erf(escape) - Self.perRootPi * escape * atEscape
    norm = normalization == .one ? kept : 1 / kept
  }

  /// The halo as the Earth meets it on a day since J2000.0; v0 is also the speed of the Sun's orbit.
  public init(
    mostProbableSpeed: Double = 238 * Units.kilometrePerSecond,
    escapeSpeed: Double = 544 * Units.kilometrePerSecond, day: Double = EarthMotion.meanDay,
    normalization: Normalization = .one
  ) {
    self.init(
      mostProbableSpeed: mostProbableSpeed, escapeSpeed: escapeSpeed,
      earthSpeed: EarthMotion(rotation: mostProbableSpeed).speed(day: day),
      normalization: normalization)
  }

  public var fastest: Double { escapeSpeed + earthSpeed }

  public var breaks: [Double] { [abs(escapeSpeed - earthSpeed)] }

  public var source: Source {
    Source(
      "Baxter and others, Eur. Phys. J. C 81 (2021) 907", at: "arXiv:2105.00599",
      note: "the standard halo; its mean inverse speed as in arXiv:1005.0579")
  }

  public func density(at speed: Double) -> Double {
    let x = speed / mostProbableSpeed
    guard x > 0, x < escape + earth, x > earth - escape else { return 0 }
    let nearest = exp(-(x - earth) * (x - earth))
    let farthest = x < escape - earth ? exp(-(x + earth) * (x + earth)) : atEscape
    return Self.perRootPi / 2 * x / (norm * earth) * max(0, nearest - farthest)
      / mostProbableSpeed
  }

  public func inverseSpeed(above speed: Double) -> Double {
    // Where the Earth outruns all of the halo, no particle is slower than the difference.
    let x = max(speed / mostProbableSpeed, earth - escape)
    guard x < escape + earth else { return 0 }
    let above =
      if x < escape - earth {
        SpecialFunctions.erf(x + earth) - SpecialFunctions.erf(x - earth)
          - 2 * Self.perRootPi * earth * atEscape
      } else {
        // A difference of complements keeps its digits where both functions are close to one.
        SpecialFunctions.erfc(x - earth) - SpecialFunctions.erfc(escape)
          - Self.perRootPi * (earth + escape - x) * atEscape
      }
    return max(0, above) / (2 * norm * earth * mostProbableSpeed)
  }

  public func speed(above speed: Double) -> Double {
    let x = max(speed / mostProbableSpeed, earth - escape)
    guard x < escape + earth else { return 0 }
    let corner = escape - earth
    let nearest = primitive(from: x - earth, to: escape, offset: earth)
    let farthest =
      x < corner ? primitive(from: x + earth, to: escape, offset: -earth) : 0
    let cut = (cube(escape + earth) - cube(max(x, corner))) / 3 * atEscape
    return max(0, nearest - farthest - cut) * Self.perRootPi / 2 / (norm * earth)
      * mostProbableSpeed
  }

  /// The integral of `(t + offset)^2 exp(-t^2)` between two limits.
  private func primitive(from lower: Double, to upper: Double, offset: Double) -> Double {
    let tails = SpecialFunctions.erfc(lower) - SpecialFunctions.erfc(upper)
    return (0.5 + offset * offset) / Self.perRootPi * tails
      + (lower / 2 + offset) * exp(-lower * lower) - (upper / 2 + offset) * exp(-upper * upper)
  }

  private func cube(_ x: Double) -> Double { x * x * x }

  /// Two over the square root of pi.
  private static let perRootPi = 2 / Double.pi.squareRoot()
}
