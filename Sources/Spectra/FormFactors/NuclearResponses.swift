import Foundation
import Numerics

/// How a nucleus answers to the eight kinds of operators of slow dark matter.
///
/// Shell-model response functions `W^(tau tau')(y) = exp(-2 y) sum_k c_k y^k` with `y = (q b / 2)^2`
/// and `b^2 = 41.467 fm^2 / (45 A^(-1/3) - 25 A^(-2/3))`, in the isospin basis `c^0 = c_p + c_n`,
/// `c^1 = c_p - c_n`: Fitzpatrick and others, arXiv:1203.3542; Anand and others, arXiv:1308.6288.
public struct NuclearResponses: Sendable, Equatable {
  /// The coefficients of one response, lowest power of y first.
  public struct Isospin: Sendable, Equatable {
    /// Both indices zero.
    public let isoscalar: [Double]
    /// Both indices one.
    public let isovector: [Double]
    /// The first index zero, the second one.
    public let mixed: [Double]
    /// The first index one, the second zero.
    public let reversed: [Double]

    init(
      isoscalar: [Double], isovector: [Double], mixed: [Double], reversed: [Double]? = nil
    ) {
      self.isoscalar = isoscalar
      self.isovector = isovector
      self.mixed = mixed
      self.reversed = reversed ?? mixed
    }

    /// A response that the nucleus does not have.
    static let none = Isospin(isoscalar: [], isovector: [], mixed: [])

    /// The same with the indices exchanged.
    public var transposed: Isospin {
      Isospin(isoscalar: isoscalar, isovector: isovector, mixed: reversed, reversed: mixed)
    }

    /// The coefficients for two isospin indices, each zero or one.
    public func coefficients(_ first: Int, _ second: Int) -> [Double] {
      switch (first, second) {
      case (0, 0): isoscalar
      case (1, 1): isovector
      case (0, _): mixed
      default: reversed
      }
    }
  }

  /// The symbol of the element.
  public let symbol: String
  /// The mass number.
  public let massNumber: Int
  /// M: the nucleons.
  public let charge: Isospin
  /// Phi'': the spins along the orbits.
  public let spinOrbit: Isospin
  /// M with Phi''; the first index is that of M.
  public let chargeSpinOrbit: Isospin
  /// Sigma'': the spins along the momentum transfer.
  public let longitudinalSpin: Isospin
  /// Sigma': the spins across it.
  public let transverseSpin: Isospin
  /// Delta: the orbits.
  public let orbital: Isospin
  /// Sigma' with Delta; the first index is that of Sigma'.
  public let spinOrbital: Isospin
  /// Phi~': the tensor of spins and orbits.
  public let tensorSpinOrbit: Isospin

  init(
    _ symbol: String, _ massNumber: Int, charge: Isospin, spinOrbit: Isospin,
    chargeSpinOrbit: Isospin, longitudinalSpin: Isospin = .none, transverseSpin: Isospin = .none,
    orbital: Isospin = .none, spinOrbital: Isospin = .none, tensorSpinOrbit: Isospin = .none
  ) {
    self.symbol = symbol
    self.massNumber = massNumber
    self.charge = charge
    self.spinOrbit = spinOrbit
    self.chargeSpinOrbit = chargeSpinOrbit
    self.longitudinalSpin = longitudinalSpin
    self.transverseSpin = transverseSpin
    self.orbital = orbital
    self.spinOrbital = spinOrbital
    self.tensorSpinOrbit = tensorSpinOrbit
  }

  /// Where the coefficients come from.
  public static let source = Source(
    "Anand, Fitzpatrick and Haxton, Phys. Rev. C 89 (2014) 065501", at: "arXiv:1308.6288",
    note: "the polynomials as held by the program WIMpy_NREFT, to nine digits")

  /// The nuclei of this room whose responses are known, by mass number.
  public static let all = [
    fluorine19, sodium23, argon40, germanium70, germanium72, germanium73, germanium74,
    germanium76, iodine127, xenon128, xenon129, xenon130, xenon131, xenon132, xenon134, xenon136,
  ]

  /// The responses of an isotope, or `nil` where none were calculated.
  public static func of(_ isotope: Isotope) -> NuclearResponses? {
    all.first { $0.symbol == isotope.symbol && $0.massNumber == isotope.massNumber }
  }

  /// The harmonic-oscillator length b.
  public var oscillatorLength: Double {
    let root = cbrt(Double(massNumber))
    return (41.467 / (45 / root - 25 / (root * root))).squareRoot() * Units.fm
  }
}
