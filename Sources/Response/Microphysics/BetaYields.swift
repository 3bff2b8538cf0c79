import Foundation

/// The electrons per keV of a beta ray at one field and density.
///
/// `Q = D(ρ) {m₁ + (m₂ - m₁) / [1 + (E/m₃)^m₄]^m₉ + m₅ - m₅ / [1 + (E/m₇)^m₈]^m₁₀}`, where the
/// mᵢ are sigmoids of the field. Without an override, m₅ is what the ions leave above m₁. D(ρ) is a
/// recombination law that is 1 at 2.9 g/cm³. Source: NEST v2.4.0.
struct BetaYields: Sendable {
  private let work: WorkFunction
  private let m1, m2, m3, m4, m7, m8, m9, m10: Double
  /// The override of m₅, where there is one.
  private let m5: Double?
  private let densityFactor: Double

  init(_ parameters: BetaParameters, work: WorkFunction, field: Double, density: Double) {
    self.work = work
    m1 =
      parameters[1]
      ?? 30.66 + (6.1978 - 30.66) / pow(1 + pow(field / 73.855, 2.0318), 0.41883)
    m2 = parameters[2] ?? 77.293_108_4
    m3 = parameters[3] ?? 0.139_462_36 * log10(field) + 0.525_613_12
    m4 =
      parameters[4]
      ?? 1.822_174_96
      + (2.825_288_09 - 1.822_174_96) / (1 + pow(field / 144.650_296_56, -2.805_320_06))
    m5 = parameters[5]
    m7 =
      parameters[7]
      ?? 7.029_213_01
      + (98.279_367_94 - 7.029_213_01) / (1 + pow(field / 256.481_564_48, 1.291_192_51))
    m8 = parameters[8] ?? 4.285_781_736
    m9 = parameters[9] ?? 0.334_404_958_9
    m10 =
      parameters[10]
      ?? 0.050_827_393_7
      + (0.116_608_719_9 - 0.050_827_393_7) / (1 + pow(field / 139.260_46, -0.657_635_92))
    densityFactor = parameters.followsDensity ? Self.densityFactor(density) : 1
  }

  func electrons(perKeVAt energy: Double) -> Double {
    let rest = m5 ?? 1 / work.energy / (1 + work.excitonRatio(energy: energy)) - m1
    let low = m1 + (m2 - m1) / pow(1 + pow(energy / m3, m4), m9)
    return densityFactor * (low + rest - rest / pow(1 + pow(energy / m7, m8), m10))
  }

  /// `ln(1 + c ρ^1.7) ρ^-1.7` divided by its value at 2.9 g/cm³, where c = 2.9^-1.7.
  private static func densityFactor(_ density: Double) -> Double {
    let scaled = pow(density / 2.9, 1.7)
    return log1p(scaled) / scaled / log(2)
  }
}
