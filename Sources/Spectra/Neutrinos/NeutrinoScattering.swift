/// How neutrinos scatter on one constituent of a material.
///
/// The plug-in of `NeutrinoRecoils`: a new interaction is a new conforming value.
public protocol NeutrinoScattering: Sendable {
  /// The rest energy of what is struck, keV.
  var struckMass: Double { get }
  /// Whether all kinds of neutrino scatter alike.
  var flavours: FlavourDependence { get }
  /// The recoil below which the formula is not used, keV.
  var smallestRecoil: Double { get }
  /// Recoils at which the cross section jumps, keV.
  var edges: [Double] { get }
  /// Where the formula comes from.
  var source: Source { get }
  /// The cross section of all constituents in a tonne, per unit of recoil energy.
  ///
  /// - Parameters:
  ///   - recoil: The recoil energy, keV.
  ///   - kind: The kind of neutrino.
  /// - Returns: The cross section above the threshold as a polynomial in the inverse energy.
  func crossSection(at recoil: Double, for kind: NeutrinoKind) -> InverseEnergyPolynomial
}

extension NeutrinoScattering {
  public var smallestRecoil: Double { 0 }
  public var edges: [Double] { [] }

  /// The smallest energy of a neutrino that can give a recoil: `(T + sqrt(T^2 + 2 M T)) / 2`.
  public func threshold(of recoil: Double) -> Double {
    (recoil + (recoil * (recoil + 2 * struckMass)).squareRoot()) / 2
  }

  /// The largest recoil that a neutrino can give: `2 E^2 / (M + 2 E)`.
  public func largestRecoil(of energy: Double) -> Double {
    2 * energy * energy / (struckMass + 2 * energy)
  }
}
