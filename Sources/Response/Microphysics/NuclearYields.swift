import Foundation
import Numerics

/// The yields of a nuclear recoil at one field and density.
///
/// Electrons and photons are fitted apart; their sum, an effective Lindhard law, and the division
/// into ions and excitons, by inverting the Thomas-Imel law of recombination, follow.
/// Source: NEST v2.4.0.
struct NuclearYields: Sendable {
  private let work: WorkFunction
  /// All quanta are `scale · E^power`.
  private let quanta: (scale: Double, power: Double)
  /// The Thomas-Imel parameter ς.
  private let recombination: Double
  /// Electrons per keV go as `1 / [ς (E + offset)^power]` above their fall.
  private let charge: (offset: Double, power: Double)
  private let chargeFall: Fall
  private let lightFall: Fall

  /// A share that rises from 0 to 1 with energy: `1 - [1 + (E/scale)^steepness]^-power`.
  private struct Fall {
    let scale: Double
    let steepness: Double
    let power: Double

    func callAsFunction(_ energy: Double) -> Double {
      // As 1 - x it would lose its digits at low energy.
      -expm1(-power * log1p(pow(energy / scale, steepness)))
    }
  }

  init(_ parameters: NuclearParameters, work: WorkFunction, field: Double, density: Double) {
    let p = parameters.values
    self.work = work
    quanta = (p[0], p[1])
    recombination = p[2] * pow(field, p[3]) * pow(density / 2.9, 0.3)
    charge = (p[4], p[9])
    chargeFall = Fall(scale: p[5], steepness: p[6], power: p[10])
    lightFall = Fall(scale: p[7], steepness: p[8], power: p[11])
  }

  func mean(energy: Double, massNumber: Int) -> MeanYields {
    let scale = (Xenon.molarMass / Double(massNumber)).squareRoot()
    let chargePerKeV =
      chargeFall(energy) / (recombination * pow(energy + charge.offset, charge.power))
    let lightPerKeV = max(0, quanta.scale * pow(energy, quanta.power) / energy - chargePerKeV)
    let electrons = chargePerKeV * energy * scale
    let photons = lightPerKeV * energy * scale * lightFall(energy)
    let all = photons + electrons
    return MeanYields(
      .nuclear, energy: energy, work: work, photons: photons, electrons: electrons,
      excitonRatio: excitonRatio(quanta: all, electrons: electrons, energy: energy),
      lindhard: all * work.energy / energy)
  }

  /// Excitons per ion for which the Thomas-Imel law leaves these electrons.
  private func excitonRatio(quanta: Double, electrons: Double, energy: Double) -> Double {
    // The bound keeps the exponential finite where tuned parameters leave the range of the law.
    let exponent = min(0.25 * recombination * electrons, 700)
    let ions = 4 / recombination * expm1(exponent)
    guard ions > 0 else { return energy < 1 ? 1 : work.excitonRatio }
    let ratio = (quanta - ions) / ions
    if ratio < work.excitonRatio && energy > 100 { return work.excitonRatio }
    if ratio > 1 && energy < 1 { return 1 }
    return ratio
  }
}
