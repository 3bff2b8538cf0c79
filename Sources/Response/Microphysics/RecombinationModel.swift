import Foundation
import Numerics

/// The fluctuations of quanta around their means at one electric field and one density of xenon.
///
/// Source of all formulas: NEST v2.4.0, and its state of July 2026 for what differs.
public struct RecombinationModel: Sendable {
  private let widths: RecombinationWidths
  private let field: Double
  private let workFunction: WorkFunction
  /// The Fano factor of xenon without the excess that the fits see.
  private let theoreticalFano: Double
  /// The height of the bell of electron recoils, divided by the bell's own maximum.
  private let electronHeight: Double

  /// The fluctuations of a model at a drift field in V/cm and a density in g/cm³.
  public init(_ model: XenonModel, field: Double, density: Double) {
    Xenon.check(field: field, "RecombinationModel")
    let widths = model.widths
    self.widths = widths
    self.field = field
    workFunction = WorkFunction(density: density)
    theoreticalFano = max(
      0, 0.127_07 + density * (-0.029_623 + density * (-0.005_704_2 + density * 0.001_595_7)))
    let start = widths.electronHighFieldAmplitude
    // The power 251.6 overflows beyond 17 times its scale; from twice the scale on, the 1 beside it
    // is less than its last digit.
    let ratio = field / 295.2
    let fade =
      ratio > 2 ? pow(ratio, -251.6 * 0.006_911_4) : pow(1 + pow(ratio, 251.6), -0.006_911_4)
    let amplitude = max(0, start + (widths.electronAmplitude - start) * fade)
    let shape = widths.electronAsymmetry
    let mode = (2 / Double.pi).squareRoot() * shape / (1 + shape * shape).squareRoot()
    electronHeight = amplitude / Self.skewBell(mode, shape: shape)
  }

  /// The fluctuation ω of the recombined share of an electron recoil's ions, beyond the binomial.
  ///
  /// `ω = A(F) N exp(-z²/2) [1 + erf(αz/√2)]` with `z = (f - ξ)/w`, where f is the share of electrons
  /// among the quanta and N makes the maximum equal to `A(F) = A∞ + (A₀ - A∞) [1 +
  /// (F/295.2)^251.6]^-0.0069114`.
  public func electronOmega(electronShare: Double) -> Double {
    let z = (electronShare - widths.electronCenter) / widths.electronWidth
    return electronHeight * Self.skewBell(z, shape: widths.electronAsymmetry)
  }

  /// The fluctuation ω of the recombined share of a nuclear recoil's ions, beyond the binomial.
  ///
  /// A bell in the share of electrons among the quanta.
  public func nuclearOmega(electronShare: Double) -> Double {
    let z = (electronShare - widths.nuclearCenter) / widths.nuclearWidth
    return widths.nuclearAmplitude * exp(-0.5 * z * z)
  }

  /// The law of the quanta of one recoil.
  public func sampler(for yields: MeanYields) -> QuantaSampler {
    let quanta = yields.quanta
    guard quanta > 0 else { return .nothing }
    let share = min(max(yields.electrons / quanta, 0), 1)
    // A ratio below zero means that even all quanta as ions would be too few: there are no excitons.
    let ratio = max(0, yields.excitonRatio)
    // Above 1 where more electrons come out than there are ions.
    let escape = (1 + ratio) * share
    let recombination = min(max(1 - escape, 0), 1)
    let binomial = recombination * (1 - recombination)
    let ions = quanta / (1 + ratio)
    if yields.interaction == .nuclear {
      // Where the ions are too few, the excitons give way.
      let excitons = (escape > 1 ? 1 / share - 1 : ratio) * ions
      let omega = nuclearOmega(electronShare: share)
      return QuantaSampler(
        creation: .apart(
          ions: ions, ionDeviation: (widths.nuclearIonFano(ions) * ions).squareRoot(),
          excitons: excitons,
          excitonDeviation: (widths.nuclearExcitonFano(excitons) * excitons).squareRoot()),
        recombination: recombination, binomialVariance: widths.nuclearBinomial * binomial,
        excessVariance: omega * omega,
        skewness: hasSkewness(quanta) ? widths.nuclearSkewness : 0)
    }
    let omega = electronOmega(electronShare: share)
    return QuantaSampler(
      creation: .together(
        quanta: quanta, deviation: (electronFano(quanta) * quanta).squareRoot(),
        ionShare: 1 / (1 + ratio)),
      recombination: recombination, binomialVariance: binomial, excessVariance: omega * omega,
      skewness: hasSkewness(quanta) ? electronSkewness(quanta) : 0)
  }

  private func electronFano(_ quanta: Double) -> Double {
    switch widths.electronFano {
    case .constant(let factor): factor
    case .growing(let slope): theoreticalFano + slope * (quanta * field).squareRoot()
    }
  }

  /// Whether the measurements of the skew reach: to 1e4 quanta and from 50 to 4000 V/cm.
  private func hasSkewness(_ quanta: Double) -> Bool { quanta <= 1e4 && 50...4000 ~= field }

  /// The shape of the skew normal law of the electrons of an electron recoil.
  ///
  /// With the energy e of the quanta in keV: `[1.39 + 4 exp(-F/225) (1 - exp(-e/7.7))] / (1 + exp s)
  /// + 22.1 exp(-e/54) exp(-√(F/71)) / (1 + exp(-s))`, where s = (e - 26.7)/6.4.
  private func electronSkewness(_ quanta: Double) -> Double {
    let energy = quanta * workFunction.energy
    let low = 1.39 + 4 * exp(-field / 225) * (1 - exp(-energy / 7.7))
    let high = 22.1 * exp(-energy / 54) * exp(-(field / 71).squareRoot())
    let step = (energy - 26.7) / 6.4
    return low / (1 + exp(step)) + high / (1 + exp(-step))
  }

  /// A bell of unit width that leans to the side of its shape, not normalised.
  private static func skewBell(_ z: Double, shape: Double) -> Double {
    exp(-0.5 * z * z) * (1 + SpecialFunctions.erf(shape * z * 0.5.squareRoot()))
  }
}
