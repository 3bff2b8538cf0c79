import Foundation
import Numerics

/// A nucleus whose fission feeds a reactor.
public enum ReactorFuel: String, Sendable, CaseIterable, Codable {
  /// Fissioned by slow neutrons.
  case uranium235 = "235U"
  /// Fissioned by fast neutrons.
  case uranium238 = "238U"
  /// Bred from uranium 238.
  case plutonium239 = "239Pu"
  /// Bred from plutonium 239.
  case plutonium241 = "241Pu"

  /// The heat of one fission, with the captures that follow it and without the neutrinos.
  public var energyPerFission: Measured {
    let (value, uncertainty) =
      switch self {
      case .uranium235: (201.92, 0.46)
      case .uranium238: (205.52, 0.96)
      case .plutonium239: (209.99, 0.60)
      case .plutonium241: (213.60, 0.65)
      }
    return Measured(
      value * Units.MeV, uncertainty: uncertainty * Units.MeV,
      source: Source(
        "Kopeikin, Mikaelyan and Sinev, Phys. Atom. Nucl. 67 (2004) 1892",
        at: "arXiv:hep-ph/0410100",
        note: "values as held by the program reactor-nu-cevns, uncertainties as remembered"))
  }

  /// The antineutrinos of one fission per unit of energy, from the sum of all known beta decays.
  ///
  /// Reaches from zero to 10 MeV, so it is the one to use for recoils. Uncertain by 5 to 10 % below
  /// 8 MeV. Captures on uranium 238 come on top: `ReactorBreeding`.
  public var summation: TabulatedFunction {
    switch self {
    case .uranium235: Self.uranium235Summation
    case .uranium238: Self.uranium238Summation
    case .plutonium239: Self.plutonium239Summation
    case .plutonium241: Self.plutonium241Summation
    }
  }

  /// The antineutrinos of one fission per unit of energy, converted from measured electrons.
  ///
  /// The exponential of a polynomial of fifth degree in the energy; stated for 2 to 8 MeV, zero
  /// outside. Uncertain by 2 to 4 % below 6 MeV, uranium 238 by 10 to 15 %.
  public func converted(at energy: Double) -> Double {
    let megaelectronvolts = energy / Units.MeV
    guard (2...8).contains(megaelectronvolts) else { return 0 }
    let exponent = conversionCoefficients.reversed().reduce(0) { $0 * megaelectronvolts + $1 }
    return exp(exponent) / Units.MeV
  }

  /// The passport of `converted(at:)`.
  public static let conversionSource = Source(
    "Huber, Phys. Rev. C 84 (2011) 024617; Mueller and others, Phys. Rev. C 83 (2011) 054615 for "
      + "238U",
    at: "arXiv:1106.0687, arXiv:1101.2663",
    note: "tables III and VI, as held by several public programs; the papers' tables of values, as "
      + "held by the program reactor-nu-cevns, scatter about them by 2 % up to 6 MeV")

  private var conversionCoefficients: [Double] {
    switch self {
    case .uranium235: [4.367, -4.577, 2.100, -0.5294, 0.06186, -0.002777]
    case .uranium238: [0.4833, 0.1927, -0.1283, -0.006762, 0.002233, -0.0001536]
    case .plutonium239: [4.757, -5.392, 2.563, -0.6596, 0.07820, -0.003536]
    case .plutonium241: [2.990, -2.882, 1.278, -0.3343, 0.03905, -0.001754]
    }
  }
}
