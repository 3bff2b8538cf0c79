import Foundation
import Numerics

extension LiquidXenon {
  /// The drift velocity in mm/ns of electrons at a field in V/cm.
  ///
  /// Fits `a₀ exp(-F/a₁) + a₂ exp(-F/a₃) + a₄ exp(-F/a₅) + a₆` at measured temperatures. Between
  /// them, a velocity that rises with temperature is interpolated on a line, one that falls on a
  /// hyperbola. Beyond 157 and 230 K it is that of the nearer end. Source: NEST v2.4.0, after
  /// figure 14 of arXiv:1712.08607.
  public func driftVelocity(field: Double) -> Double {
    let field = checked(field)
    let rows = Self.measurements
    let kelvin = min(max(temperature, rows[0].temperature), rows[rows.count - 1].temperature)
    let upper = max(1, rows.firstIndex { $0.temperature >= kelvin } ?? rows.count - 1)
    let cold = rows[upper - 1].velocity(field: field)
    let warm = rows[upper].velocity(field: field)
    let width = rows[upper].temperature - rows[upper - 1].temperature
    let change = warm - cold
    let fraction = (kelvin - rows[upper - 1].temperature) / width
    guard change < 0 else {
      return max(cold + change * fraction, Self.least) * Self.velocityUnit
    }
    // v = d + 1/(T - c) through both ends, with both below the pole c.
    let root = (change * (change - 4 / width)).squareRoot()
    let beforePole = width * (fraction - 0.5 + 0.5 * root / change)
    let velocity = 0.5 * (cold + warm + root) + 1 / beforePole
    return max(velocity, Self.least) * Self.velocityUnit
  }

  private static let velocityUnit = Units.mm / Units.us
  /// The fits cross zero at very low fields; electrons do not drift backwards.
  private static let least = 0.1

  /// The fit at one temperature, velocities in mm/µs.
  private struct Measurement: Sendable {
    let temperature: Double
    let a0, a1, a2, a3, a4, a5, a6: Double

    func velocity(field: Double) -> Double {
      a0 * exp(-field / a1) + a2 * exp(-field / a3) + a4 * exp(-field / a5) + a6
    }
  }

  /// In the order of temperature; all but the outermost two within what the searches use.
  private static let measurements = [
    Measurement(
      temperature: 157, a0: -1.5, a1: 37.021, a2: -1.143, a3: 6.459, a4: -4.0337, a5: 855.43,
      a6: 5.4238),
    Measurement(
      temperature: 163, a0: -1.4939, a1: 47.879, a2: 0.12608, a3: 8.9095, a4: -1.348,
      a5: 1310.9, a6: 2.7598),
    Measurement(
      temperature: 165, a0: -1.5389, a1: 26.602, a2: -0.44589, a3: 196.08, a4: -1.1516,
      a5: 1810.8, a6: 2.8912),
    Measurement(
      temperature: 167, a0: -1.5, a1: 28.51, a2: -0.21948, a3: 183.49, a4: -1.432, a5: 1652.9,
      a6: 2.884),
    Measurement(
      temperature: 184, a0: -1.1781, a1: 49.072, a2: -1.3008, a3: 3438.4, a4: -0.14817,
      a5: 312.12, a6: 2.8049),
    Measurement(
      temperature: 200, a0: 1.2466, a1: 85.975, a2: -0.88005, a3: 918.57, a4: -3.0085,
      a5: 27.568, a6: 2.3823),
    Measurement(
      temperature: 230, a0: 334.6, a1: 37.556, a2: 0.92211, a3: 345.27, a4: -338, a5: 37.346,
      a6: 1.9834),
  ]
}
