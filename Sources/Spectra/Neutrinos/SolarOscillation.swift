import Numerics

/// How the Sun's electron neutrinos change their flavour on the way out through its matter.
///
/// The adiabatic limit of the matter effect at a large mixing angle:
/// `P = c13^4 (1 + cos 2t12 cos 2tm) / 2 + s13^4` with
/// `cos 2tm = (cos 2t12 - b) / sqrt((cos 2t12 - b)^2 + sin^2 2t12)` and
/// `b = 2 sqrt(2) GF n E c13^2 / dm21^2`. Parke, Phys. Rev. Lett. 57 (1986) 1275. Averaged over the
/// year and without the Earth's own matter, which brings back about 3 % of boron 8 at night.
public struct SolarOscillation: Sendable, Equatable {
  /// The squared sine of the solar mixing angle.
  public let sineSquared12: Double
  /// The squared sine of the reactor mixing angle.
  public let sineSquared13: Double
  /// The difference of the squared masses m2 and m1, keV squared.
  public let massSplitting21: Double

  /// Creates an oscillation, by default with the measured mixing.
  public init(
    sineSquared12: Double = NeutrinoMixing.sineSquared12.value,
    sineSquared13: Double = NeutrinoMixing.sineSquared13.value,
    massSplitting21: Double = NeutrinoMixing.massSplitting21.value
  ) {
    precondition(
      (0...1).contains(sineSquared12) && (0...1).contains(sineSquared13) && massSplitting21 > 0,
      "SolarOscillation: squared sines \(sineSquared12) and \(sineSquared13), splitting "
        + "\(massSplitting21), expected 0 to 1 and a positive number")
    self.sineSquared12 = sineSquared12
    self.sineSquared13 = sineSquared13
    self.massSplitting21 = massSplitting21
  }

  /// The probability that a neutrino is of the electron flavour when it reaches the Earth.
  ///
  /// - Parameters:
  ///   - energy: The neutrino's energy, keV.
  ///   - electronDensity: The electrons per volume where it is made.
  /// - Returns: A probability.
  public func survival(energy: Double, electronDensity: Double) -> Double {
    let length = PhysicalConstants.reducedPlanck
    let potential =
      2.0.squareRoot() * PhysicalConstants.fermiCoupling * electronDensity
      * length * length * length
    let stays = 1 - sineSquared13
    let matter = 2 * energy * potential * stays / massSplitting21
    let cosine = 1 - 2 * sineSquared12
    let sineSquared = 4 * sineSquared12 * (1 - sineSquared12)
    let shifted = cosine - matter
    let inMatter = shifted / (shifted * shifted + sineSquared).squareRoot()
    return stays * stays * (1 + cosine * inMatter) / 2 + sineSquared13 * sineSquared13
  }
}
