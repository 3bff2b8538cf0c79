import Foundation
import Numerics

/// The structure functions of spin-dependent scattering on one nucleus, from a shell model.
///
/// One- and two-body currents of chiral effective field theory; the two-body currents enter
/// through the mean of their band. With `u = q^2 b^2 / 2` each function is
/// `exp(-u) sum_k c_k u^k`. Fitted for momentum transfers up to `largestArgument`.
///
/// A coupling to protons alone has `a_0 = a_1 = 1`, one to neutrons alone `a_0 = -a_1 = 1`:
/// `S_p = S_00 + S_11 + S_01`, `S_n = S_00 + S_11 - S_01`. With the cross section and the reduced
/// mass of one nucleon, sigma_N and mu_N, and those of the nucleus, mu_A and the largest recoil
/// E_max: `d sigma / dE = 4 pi sigma_N mu_A^2 S(u) / (3 mu_N^2 (2 J + 1) E_max)`.
public struct SpinStructure: Sendable, Equatable {
  /// The symbol of the element.
  public let symbol: String
  /// The mass number.
  public let massNumber: Int
  /// The harmonic-oscillator length b, native units.
  public let oscillatorLength: Double
  /// The coefficients of S_00, lowest power first.
  public let isoscalar: [Double]
  /// The coefficients of S_11, lowest power first.
  public let isovector: [Double]
  /// The coefficients of S_01, lowest power first.
  public let interference: [Double]
  /// The largest u of the fit; beyond it the functions are not known.
  public let largestArgument: Double
  /// Where the coefficients come from.
  public let source: Source

  init(
    _ symbol: String, _ massNumber: Int, oscillatorLength: Double, isoscalar: [Double],
    isovector: [Double], interference: [Double], upTo largestArgument: Double
  ) {
    self.symbol = symbol
    self.massNumber = massNumber
    self.oscillatorLength = oscillatorLength
    self.isoscalar = isoscalar
    self.isovector = isovector
    self.interference = interference
    self.largestArgument = largestArgument
    source = Source(
      "Klos, Menendez, Gazit and Schwenk, Phys. Rev. D 88 (2013) 083516", at: "arXiv:1304.7684",
      note: "coefficients of the tables for 1b+2b currents as held by the program DDCalc; the "
        + "values at u = 0 agree with the spin expectation values to 2 %")
  }

  /// The structure functions of this room, by mass number.
  public static let all = [
    fluorine19, sodium23, aluminium27, silicon29, germanium73, iodine127, xenon129, xenon131,
  ]

  /// The functions of an isotope, or `nil` where none were fitted.
  public static func of(_ isotope: Isotope) -> SpinStructure? {
    all.first { $0.symbol == isotope.symbol && $0.massNumber == isotope.massNumber }
  }

  /// The dimensionless argument u of a momentum transfer given as an energy.
  public func argument(momentum: Double) -> Double {
    let phase = momentum * oscillatorLength / PhysicalConstants.reducedPlanck
    return phase * phase / 2
  }

  /// The structure function of a coupling to protons alone.
  public func proton(at u: Double) -> Double {
    exp(-u) * (series(isoscalar, u) + series(isovector, u) + series(interference, u))
  }

  /// The structure function of a coupling to neutrons alone.
  public func neutron(at u: Double) -> Double {
    exp(-u) * (series(isoscalar, u) + series(isovector, u) - series(interference, u))
  }

  private func series(_ coefficients: [Double], _ u: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * u + $1 }
  }
}
