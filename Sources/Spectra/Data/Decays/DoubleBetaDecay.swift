import Foundation
import Numerics

/// A nucleus that changes two neutrons into protons at once, or two protons into neutrons.
public struct DoubleBetaDecay: Sendable, Equatable {
  /// The isotope that decays.
  public let isotope: Isotope
  /// The number of protons of the daughter.
  public let daughterAtomicNumber: Int
  /// The energy released.
  public let decayEnergy: Measured
  /// The time in which half of the nuclei decay.
  public let halfLife: Measured
  /// The energies left in the shells with the share of the decays; empty for emitted electrons.
  public let lines: [SpectralLine]

  /// The decays of one nucleus per unit of time.
  public var decayConstant: Double { log(2) / halfLife.value }

  /// The emission of two electrons and two antineutrinos by xenon 136.
  public static let xenon136 = DoubleBetaDecay(
    isotope: natural(136), daughterAtomicNumber: 56,
    decayEnergy: Measured(
      2_457.91 * Units.keV, uncertainty: 0.25 * Units.keV, source: Isotope.massSource),
    halfLife: Measured(
      2.165e21 * Units.year, uncertainty: 0.061e21 * Units.year,
      source: Source(
        "EXO-200 collaboration, Phys. Rev. C 89 (2014) 015502", at: "arXiv:1306.6106",
        note: "value and total uncertainty as held by several public programs")),
    lines: [])

  /// The capture of two electrons by xenon 124, with two neutrinos.
  public static let xenon124 = DoubleBetaDecay(
    isotope: natural(124), daughterAtomicNumber: 52,
    decayEnergy: Measured(
      2_856.7 * Units.keV, uncertainty: 1.9 * Units.keV, source: Isotope.massSource),
    halfLife: Measured(
      1.09e22 * Units.year, uncertainty: 0.15e22 * Units.year,
      source: Source(
        "LZ collaboration, J. Phys. G 52 (2025) 015103", at: "arXiv:2408.17391",
        note: "1.09 with 0.14 (stat) and 0.05 (sys), from the abstract")),
    lines: [
      SpectralLine(64.33 * Units.keV, fraction: 0.741, source: captureSource),
      SpectralLine(36.74 * Units.keV, fraction: 0.188, source: captureSource),
      SpectralLine(32.93 * Units.keV, fraction: 0.038, source: captureSource),
      SpectralLine(32.35 * Units.keV, fraction: 0.008, source: captureSource),
      SpectralLine(10.00 * Units.keV, fraction: 0.012, source: captureSource),
      SpectralLine(5.98 * Units.keV, fraction: 0.005, source: captureSource),
    ])

  private static let captureSource = Source(
    "Nitescu and others (2024)", at: "arXiv:2402.13784",
    note: "KK, KL, KM, KN, LL and LM; the abstract gives 74 % for KK and 24 % for K with L to O; "
      + "the other shares, good to a fifth, and the energies of LL and LM are those of "
      + "arXiv:2503.05679 as remembered", reading: .remembered)

  private static func natural(_ massNumber: Int) -> Isotope {
    guard let isotope = Element.xenon.isotope(massNumber) else {
      preconditionFailure("DoubleBetaDecay: xenon has no isotope of mass number \(massNumber)")
    }
    return isotope
  }
}
