import Foundation
import Numerics

/// The mean yields of all recoils at one electric field and one density of xenon.
///
/// What does not depend on the recoil is worked out once, so make one for many recoils.
public struct YieldModel: Sendable {
  /// The least field in V/cm to which the fits are asked: weaker ones, zero too, count as this.
  public static let leastField = 1.0

  /// The drift field in V/cm.
  public let field: Double
  /// The density in g/cm³.
  public let density: Double
  /// The energy of a quantum, and the excitons per ion.
  public let workFunction: WorkFunction
  private let beta: BetaYields
  private let gamma: GammaYields
  private let nuclear: NuclearYields
  /// The share of the field in the weight of the gamma yields in a capture.
  private let captureFieldWeight: Double

  /// The yields of a model at a drift field in V/cm and a density in g/cm³.
  public init(_ model: XenonModel, field: Double, density: Double) {
    Xenon.check(field: field, "YieldModel")
    let used = max(field, Self.leastField)
    let work = WorkFunction(density: density)
    self.field = field
    self.density = density
    workFunction = work
    beta = BetaYields(model.betaYields, work: work, field: used, density: density)
    gamma = GammaYields(work: work, field: used, density: density)
    nuclear = NuclearYields(model.nuclearYields, work: work, field: used, density: density)
    captureFieldWeight = 1 - 1 / (1 + pow(used / 421.15, 3.27))
  }

  /// The mean yields of a recoil.
  ///
  /// - Parameters:
  ///   - interaction: What recoils.
  ///   - energy: The energy of the recoil in keV, from 0 to 1e9.
  ///   - massNumber: The mass number of the nucleus that recoils. The published yields hold for a
  ///     mass of 131.293, of which NEST keeps 131 and scales by the root of the ratio; so do we.
  /// - Returns: The expected quanta.
  public func mean(
    _ interaction: Interaction, energy: Double, massNumber: Int = 131
  ) -> MeanYields {
    precondition(
      0...1e9 ~= energy, "YieldModel: energy is \(energy) keV, expected a number from 0 to 1e9")
    precondition(
      massNumber > 0, "YieldModel: mass number is \(massNumber), expected a positive number")
    guard energy > 0 else { return nothing(interaction) }
    return switch interaction {
    case .beta: electronRecoil(.beta, energy, perKeV: beta.electrons(perKeVAt: energy))
    case .gamma: electronRecoil(.gamma, energy, perKeV: gamma.electrons(perKeVAt: energy))
    case .capture: captureMean(energy: energy)
    case .nuclear: nuclear.mean(energy: energy, massNumber: massNumber)
    }
  }

  /// The mean yields of the electrons and X rays after an electron capture of `energy` in keV.
  ///
  /// The yields of gamma and beta rays with weights w and 1 - w, where
  /// `w = 0.23 + 0.77 erf[2.95 (ln E - 1.44)] (1 - 1 / [1 + (F/421.15)^3.27])`. Source: NEST v2.4.0.
  public func captureMean(energy: Double) -> MeanYields {
    let gamma = mean(.gamma, energy: energy)
    guard energy > 0 else { return gamma }
    let beta = mean(.beta, energy: energy)
    let weight =
      0.23 + 0.77 * SpecialFunctions.erf(2.95 * (log(energy) - 1.44)) * captureFieldWeight
    return MeanYields(
      .gamma, energy: energy, work: workFunction,
      photons: weight * gamma.photons + (1 - weight) * beta.photons,
      electrons: weight * gamma.electrons + (1 - weight) * beta.electrons,
      excitonRatio: gamma.excitonRatio, lindhard: 1)
  }

  private func electronRecoil(
    _ interaction: Interaction, _ energy: Double, perKeV: Double
  ) -> MeanYields {
    let electrons = perKeV * energy
    return MeanYields(
      interaction, energy: energy, work: workFunction,
      photons: energy / workFunction.energy - electrons, electrons: electrons,
      excitonRatio: workFunction.excitonRatio(energy: energy), lindhard: 1)
  }

  private func nothing(_ interaction: Interaction) -> MeanYields {
    MeanYields(
      interaction, energy: 0, work: workFunction, photons: 0, electrons: 0, excitonRatio: 0,
      lindhard: interaction == .nuclear ? 0 : 1)
  }
}
