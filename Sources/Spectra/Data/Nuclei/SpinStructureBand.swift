import Numerics

/// The theoretical band of a spin structure function, read from a printed figure.
///
/// Each edge is an exponential line between points in `u = q^2 b^2 / 2`. Half way between the
/// edges lies the convention of the rates that xenon collaborations compare: it differs from the
/// fitted polynomials of `SpinStructure` by up to 5 % below 100 keV, the precision of the reading.
public struct SpinStructureBand: Sendable, Equatable {
  /// The nucleon that the coupling is to.
  public enum Nucleon: String, Sendable, CaseIterable, Codable {
    /// Couplings `a_0 = a_1 = 1`.
    case proton
    /// Couplings `a_0 = -a_1 = 1`.
    case neutron
  }

  /// The harmonic-oscillator length b, native units.
  public let oscillatorLength: Double
  /// The lower edge as a function of u.
  public let lower: TabulatedFunction
  /// The upper edge as a function of u.
  public let upper: TabulatedFunction

  /// The middle of the band: the mean of its edges.
  public func central(at u: Double) -> Double { (lower(u) + upper(u)) / 2 }

  /// The band of an isotope of xenon, or `nil` for any other nucleus.
  public static func of(_ isotope: Isotope, coupling: Nucleon) -> SpinStructureBand? {
    switch (isotope.name, coupling) {
    case ("129Xe", .proton): xenon129Proton
    case ("129Xe", .neutron): xenon129Neutron
    case ("131Xe", .proton): xenon131Proton
    case ("131Xe", .neutron): xenon131Neutron
    default: nil
    }
  }

  static func edge(_ arguments: [Double], _ values: [Double]) -> TabulatedFunction {
    TabulatedFunction(
      arguments: arguments, values: values, interpolation: .exponential,
      source: Source(
        "Klos, Menendez, Gazit and Schwenk, Phys. Rev. D 88 (2013) 083516, figure 6",
        at: "arXiv:1304.7684",
        note: "1b+2b bands as traced by J. Aalbers in 2018 for the program wimprates; the first "
          + "point moved to u = 0 along the curve"))
  }
}
