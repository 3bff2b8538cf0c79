import Foundation
import Numerics

extension SpectrumParameter {
  /// The activity of something dissolved in the target.
  static func activity(_ fallback: String, of nuclide: String) -> SpectrumParameter {
    SpectrumParameter(
      "activity", .nonNegative, unit: "uBq/kg", fallback: fallback,
      help: "The decays of \(nuclide) in a kilogram of the target.")
  }

  /// The share of excited daughters whose gamma rays leave no energy.
  static let gammaEscape = SpectrumParameter(
    "gamma-escape", .within(0...1), fallback: "0",
    help: "The share of decays to excited levels whose gamma rays all leave unseen.")

  /// The share of decays to the ground state.
  static func groundState(_ fallback: String) -> SpectrumParameter {
    SpectrumParameter(
      "ground-state-share", .within(0...1), fallback: fallback,
      help: "The share of decays without a gamma ray.")
  }

  /// The share of an isotope among the atoms of xenon.
  static func abundance(_ fallback: Double, of isotope: String) -> SpectrumParameter {
    SpectrumParameter(
      "abundance", .within(0...1), fallback: "\(fallback)",
      help: "The share of \(isotope) among the atoms of xenon.")
  }

  /// A half-life.
  static func halfLife(_ fallback: String) -> SpectrumParameter {
    SpectrumParameter(
      "half-life", .positive, unit: "year", fallback: fallback,
      help: "The time in which half of the nuclei decay.")
  }
}

extension SpectrumSettings {
  /// The activity of something dissolved in the target.
  func activity() throws(SpectraError) -> Activity {
    Activity(microbecquerelPerKilogram: try number("activity"))
  }

  /// The activity of an isotope of xenon, from its abundance and half-life.
  func activityInXenon() throws(SpectraError) -> Activity {
    let atoms = try number("abundance") * Target.xenon.components[0].perTonne
    return Activity(
      atomsPerTonne: atoms, decayConstant: log(2) / (try number("half-life") * Units.year))
  }
}
