import Foundation
import Numerics

/// Xenon gas above the liquid: density, the drift of electrons and the light they make.
///
/// Source of all fits: NEST v2.4.0, and its state of July 2026 where a release is asked for.
public struct GaseousXenon: Sendable, Equatable {
  /// The temperature in K.
  public let temperature: Double
  /// The pressure in bar.
  public let pressure: Double
  /// The published state of the fits.
  public let release: XenonModel.Release
  /// The density in g/cm³.
  public let density: Double

  /// The gas at a temperature in K and a pressure in bar, on a published state of the fits.
  public init(
    temperature: Double, pressure: Double, release: XenonModel.Release = .nest240
  ) {
    precondition(
      temperature > 0 && temperature.isFinite,
      "GaseousXenon: temperature is \(temperature) K, expected a positive number")
    precondition(
      pressure > 0 && pressure.isFinite,
      "GaseousXenon: pressure is \(pressure) bar, expected a positive number")
    self.temperature = temperature
    self.pressure = pressure
    self.release = release
    // The volume of a mole after van der Waals, with a in Pa m⁶/mol² and b in m³/mol:
    // (RT)³ / (p (RT)² + a p²) + b.
    let (a, b) = (0.4250, 5.105e-5)
    let pascal = 1e5 * pressure
    let heat = 8.314_462_618_153_24 * temperature
    let volume = heat * heat * heat / (pascal * (heat * heat + a * pascal)) + b
    density = 1e-6 * Xenon.molarMass / volume
  }

  /// Photons of one electron that crosses `gap` mm at a field in V/cm, zero below threshold.
  ///
  /// `(0.137 E - 4.70e-18 n) d` with the field in V/cm, atoms per cm³ and the gap in cm.
  public func electroluminescence(field: Double, gap: Double) -> Double {
    Xenon.check(field: field, "GaseousXenon")
    precondition(gap >= 0, "GaseousXenon: gap is \(gap) mm, expected zero or a positive number")
    let perCentimetre = 0.137 * field - 4.70e-18 * Xenon.atoms(density: density)
    return max(0, perCentimetre) * gap / Units.cm
  }

  /// The longitudinal diffusion coefficient in mm²/ns at a field in V/cm.
  ///
  /// A fit to fields of kV/cm that turns at weak ones; below 100 V/cm it is that at 100.
  public func longitudinalDiffusion(field: Double) -> Double {
    Xenon.check(field: field, "GaseousXenon")
    let x = 1 / max(field, 100)
    return (4.265 + x * (19_097 + x * (-1.7397e6 + x * 1.2477e8))) * LiquidXenon.diffusionUnit
  }

  /// The transverse diffusion coefficient in mm²/ns: a hundredth of that in the liquid below.
  ///
  /// - Parameters:
  ///   - liquid: The liquid below.
  ///   - driftField: The field in the liquid in V/cm.
  /// - Returns: The coefficient.
  public func transverseDiffusion(above liquid: LiquidXenon, driftField: Double) -> Double {
    0.01 * liquid.transverseDiffusion(field: driftField)
  }
}
