public import Response

/// What one state of liquid and gas does to an electron that leaves the liquid.
public struct GasProperties: Sendable {
  /// The gas.
  public let gas: GaseousXenon
  /// The field in the gas, kV/cm.
  public let field: Double
  /// The way through the gas, mm.
  public let gap: Double
  /// The density of the liquid, or of the gas where the pressure lets no liquid stand, g/cm3.
  public let density: Double
  /// The photons that the electron makes on its way.
  public let light: Double
  /// The probability that it enters the gas.
  public let extraction: Double

  /// The properties at a temperature in K and a pressure in bar.
  public init(
    _ temperature: Double, _ pressure: Double, field: Double, gap: Double,
    _ release: XenonModel.Release
  ) {
    let liquid = LiquidXenon(temperature: temperature, release: release)
    gas = GaseousXenon(temperature: temperature, pressure: pressure, release: release)
    self.field = field
    self.gap = gap
    density = liquid.isLiquid(at: pressure) ? liquid.density : gas.density
    let voltsPerCentimetre = 1e3 * field
    light = gas.electroluminescence(field: voltsPerCentimetre, gap: gap)
    extraction = liquid.extractionEfficiency(gasField: voltsPerCentimetre)
  }
}
