import Foundation
import Numerics

/// A nucleus that swallows one of its electrons and leaves a hole in a shell.
///
/// The hole's binding energy stays in the detector: the lines. Where the daughter is left excited,
/// gamma rays add to it unless they escape.
public struct ElectronCapture: Sendable, Equatable {
  /// The mass number and symbol of the parent.
  public let parent: String
  /// The time in which half of the nuclei decay.
  public let halfLife: Measured
  /// The energies of the holes with the share of the captures: K, L, and M with all beyond.
  public let lines: [SpectralLine]
  /// Levels of the daughter with the share of the captures; empty where it is left at rest.
  public let levels: [SpectralLine]

  /// The decays of one nucleus per unit of time.
  public var decayConstant: Double { log(2) / halfLife.value }

  /// Argon 37, dissolved in xenon that was above ground.
  public static let argon37 = ElectronCapture(
    parent: "37Ar",
    halfLife: Measured(
      35.011 * Units.day, uncertainty: 0.019 * Units.day, source: evaluated("37Ar")),
    lines: holes(of: "37Ar", [(2.8224, 0.9023), (0.2702, 0.0866), (0.0175, 0.0111)]),
    levels: [])

  /// Xenon 125, made by neutrons; its daughter is iodine 125.
  public static let xenon125 = ElectronCapture(
    parent: "125Xe",
    halfLife: Measured(16.9 * hour, uncertainty: 0.2 * hour, source: evaluated("125Xe")),
    lines: holes(of: "125Xe", [(33.1694, 0.8529), (5.1881, 0.1160), (1.0721, 0.0311)]),
    levels: reached(
      from: "125Xe", [(188.416, 0.253), (243.382, 0.664), (453.792, 0.0465)]))

  /// Xenon 127, made by cosmic rays.
  public static let xenon127 = ElectronCapture(
    parent: "127Xe",
    halfLife: Measured(36.4 * Units.day, uncertainty: 0.1 * Units.day, source: evaluated("127Xe")),
    lines: holes(of: "127Xe", [(33.1694, 0.8363), (5.1881, 0.1286), (1.0721, 0.0351)]),
    levels: reached(from: "127Xe", [(202.860, 0.527), (374.992, 0.473)]))

  /// Iodine 125: every capture comes with the 35.5 keV of tellurium's first level.
  ///
  /// The two are not told apart, so the lines hold their sum.
  public static let iodine125 = ElectronCapture(
    parent: "125I",
    halfLife: Measured(
      59.4 * Units.day, uncertainty: 0.01 * Units.day, source: evaluated("125I")),
    lines: holes(of: "125I", [(67.306, 0.8012), (40.431, 0.1556), (36.498, 0.0432)]),
    levels: [])

  private static let hour = 3_600 * Units.s

  private static func evaluated(_ parent: String) -> Source {
    BetaDecay.evaluated(
      "\(parent): shares of the shells averaged over the levels; M stands for all outer shells; "
        + "binding energies as in AtomicShell")
  }

  private static func holes(
    of parent: String, _ lines: [(energy: Double, fraction: Double)]
  ) -> [SpectralLine] {
    lines.map {
      SpectralLine($0.energy * Units.keV, fraction: $0.fraction, source: evaluated(parent))
    }
  }

  private static func reached(
    from parent: String, _ levels: [(energy: Double, fraction: Double)]
  ) -> [SpectralLine] {
    levels.map {
      SpectralLine($0.energy * Units.keV, fraction: $0.fraction, source: evaluated(parent))
    }
  }
}
