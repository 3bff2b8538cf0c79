import Foundation
import Numerics

/// Liquid xenon along its saturation line: density, vapour pressure and the drift of electrons.
///
/// Source of all fits: NEST v2.4.0, and its state of July 2026 where a release is asked for.
public struct LiquidXenon: Sendable, Equatable {
  /// The temperature in K.
  public let temperature: Double
  /// The published state of the fits.
  public let release: XenonModel.Release

  /// The liquid at a temperature in K, on a published state of the fits.
  public init(temperature: Double, release: XenonModel.Release = .nest240) {
    precondition(
      temperature > 0 && temperature.isFinite,
      "LiquidXenon: temperature is \(temperature) K, expected a positive number")
    self.temperature = temperature
    self.release = release
  }

  /// The density in g/cm³ of the saturated liquid, fitted to NIST's tables from 161.4 to 289 K.
  ///
  /// Outside, the density is that of the nearer end.
  public var density: Double {
    let t = min(max(temperature, 161.4), 289)
    func bell(_ center: Double, _ width: Double) -> Double {
      let z = (t - center) / width
      return exp(-z * z)
    }
    return 299.709_380_846_913_29 * exp(-0.082_598_864_714_323_525 * t)
      - 1_880_128.658_944_291_5 * bell(408.202_512_761_472_12, 27.863_170_223_154_846)
      - 5_496.450_635_174_305_7 * bell(636.885_973_450_426_72, 112.258_188_536_618_15)
      + 834.505_383_706_826_14 * bell(-48.840_568_924_597_342, 7_380.414_717_207_110_7)
      - 830.863_104_059_422_65
  }

  /// The pressure in bar at which liquid and gas are in balance: `10^(4.0519 - 667.16/T)`.
  public var vapourPressure: Double { pow(10, 4.0519 - 667.16 / temperature) }

  /// Whether xenon is a liquid at a pressure in bar.
  public func isLiquid(at pressure: Double) -> Bool { pressure >= vapourPressure }

  /// The transverse diffusion coefficient in mm²/ns at a field in V/cm.
  ///
  /// A cloud spreads to `√(2 D t)` along each axis. The fit is that of EXO-200, arXiv:1609.04467.
  public func transverseDiffusion(field: Double) -> Double {
    let field = checked(field)
    return 37.368 * pow(field, 0.093_452) * exp(-8.1651e-5 * field) * Self.diffusionUnit
  }

  /// The longitudinal diffusion coefficient in mm²/ns at a field in V/cm.
  public func longitudinalDiffusion(field: Double) -> Double {
    let field = checked(field)
    let fitted =
      switch release {
      case .nest240: 57.381 * pow(field, -0.222_21) + 127.27 * exp(-field / 32.821)
      case .nest2026: 66.35 * pow(field, -0.248_55) + 36.85 * exp(-field / 35.661)
      }
    return fitted * Self.diffusionUnit
  }

  /// The mean time in ns that an electron waits at the surface, an exponential law.
  ///
  /// 185 ns, after arXiv:1310.1117; the release of 2026 has `283.26 + 5.303e6/F²` ns.
  public func emissionDelay(field: Double) -> Double {
    let field = checked(field)
    return switch release {
    case .nest240: 0.185 * Units.us
    case .nest2026: (0.283_26 + 5303 / (field * field)) * Units.us
    }
  }

  /// The field with the floor of the yields: without one, nothing would drift at all.
  func checked(_ field: Double) -> Double {
    Xenon.check(field: field, "LiquidXenon")
    return max(field, YieldModel.leastField)
  }

  static let diffusionUnit = Units.cm * Units.cm / Units.s
}
