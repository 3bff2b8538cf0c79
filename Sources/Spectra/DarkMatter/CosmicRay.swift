import Foundation
import Numerics

/// A kind of nucleus among the cosmic rays between the stars.
public struct CosmicRay: Sendable, Equatable {
  /// The rest energy, keV.
  public let mass: Double
  /// The number of protons.
  public let protons: Double
  /// The number of protons and neutrons.
  public let nucleons: Double
  /// The momentum above which the nucleus' dipole form factor `1 / (1 + q^2 / L^2)^2` falls, keV.
  public let formFactorScale: Double
  /// The coefficients of the rigidity's powers 0 to 5 below `joint`, all in gigavolt.
  let powers: [Double]
  /// Constant, coefficient of the inverse, and coefficient of the rigidity itself, above it.
  let line: SIMD3<Double>
  /// Numerators and offsets of three poles, above `joint`.
  let poles: [SIMD2<Double>]
  /// The rigidity at which the two forms meet, gigavolt.
  let joint: Double

  /// Protons.
  public static let proton = CosmicRay(
    mass: PhysicalConstants.protonMass, protons: 1, nucleons: 1, formFactorScale: 0.77 * Units.GeV,
    powers: [94.1, -831, 0, 16_700, -10_200, 0], line: SIMD3(10_800, 8_590, 0),
    poles: [SIMD2(-4_230_000, 3_190), SIMD2(274_000, 17.4), SIMD2(-39_400, 0.464)], joint: 1)

  /// Nuclei of helium 4.
  public static let helium = CosmicRay(
    mass: 3_727.379 * Units.MeV, protons: 2, nucleons: 4, formFactorScale: 0.41 * Units.GeV,
    powers: [1.14, 0, -118, 578, 0, -87], line: SIMD3(3_120, -5_530, 0.03),
    poles: [SIMD2(3_370, 1.29), SIMD2(134_000, 88.5), SIMD2(-1_170_000, 861)], joint: 1.9)

  /// Where the fluxes come from.
  public static let source = Source(
    "Boschini and others, Astrophys. J. 840 (2017) 115", at: "arXiv:1704.06337",
    note: "equation 5 and table 1 as held by two public programs; the rigidity at which helium's "
      + "two forms are joined is where they agree; form factors of arXiv:1810.10543")

  /// The kinetic energies between which the flux is known, keV.
  ///
  /// Rigidities from 0.2 GV, where the fit begins, to 100 TV.
  public var domain: ClosedRange<Double> {
    kinetic(rigidity: 0.2)...kinetic(rigidity: 1e5)
  }

  /// The flux from all directions for each keV of kinetic energy, per mm^2, ns and keV.
  public func flux(at kinetic: Double) -> Double {
    guard domain.contains(kinetic) else { return 0 }
    let momentum = (kinetic * (kinetic + 2 * mass)).squareRoot()
    let rigidity = momentum / protons / Units.GeV
    let shape =
      rigidity < joint
      ? powers.reversed().reduce(0) { $0 * rigidity + $1 }
      : poles.reduce(line[0] + line[1] / rigidity + line[2] * rigidity) {
        $0 + $1[0] / ($1[1] + rigidity)
      }
    let unit = Units.perSquareMetreSecond / Units.GeV
    let perRigidity = max(0, shape) * pow(rigidity, -2.7) * unit
    // From rigidity to kinetic energy: dR / dT = (T + m) / (Z p).
    return 4 * Double.pi * perRigidity * (kinetic + mass) / (protons * momentum)
  }

  private func kinetic(rigidity: Double) -> Double {
    let momentum = rigidity * protons * Units.GeV
    return momentum * momentum / ((momentum * momentum + mass * mass).squareRoot() + mass)
  }
}
