/// The kinematics of two particles that meet, one of them at rest; masses are rest energies, keV.
public enum ElasticScattering {
  /// The reduced mass.
  public static func reducedMass(_ first: Double, _ second: Double) -> Double {
    first * second / (first + second)
  }

  /// The largest kinetic energy that a particle at rest can get from one of kinetic energy T.
  ///
  /// `(T^2 + 2 m T) / (T + (m + M)^2 / (2 M))` for the moving mass m and the struck mass M.
  public static func largestRecoil(of struck: Double, from moving: Double, with kinetic: Double)
    -> Double
  {
    let total = moving + struck
    return kinetic * (kinetic + 2 * moving) / (kinetic + total * total / (2 * struck))
  }

  /// The smallest kinetic energy of the moving particle that can give the struck one a recoil.
  ///
  /// The inverse of `largestRecoil`.
  public static func smallestEnergy(of moving: Double, toGive recoil: Double, to struck: Double)
    -> Double
  {
    let total = moving + struck
    let product = recoil * total * total / struck
    let linear = 2 * moving - recoil
    let root = (linear * linear + 2 * product).squareRoot()
    // The form without a difference of nearly equal numbers.
    return linear > 0 ? product / (linear + root) : (root - linear) / 2
  }
}
