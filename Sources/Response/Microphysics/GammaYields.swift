import Foundation

/// The electrons per keV of an absorbed photon at one field and density.
///
/// `Q = m₁ + (m₂ - m₁) / [1 + (E/2)²] + m₅ - m₅ / [1 + (E/m₇)²]`, where the mᵢ are sigmoids of the
/// field and m₂ is all quanta; in gas the last exponent is -2. Source: NEST v2.4.0.
struct GammaYields: Sendable {
  private let m1, m2, m5, m7: Double
  private let isGas: Bool

  init(work: WorkFunction, field: Double, density: Double) {
    m1 = 33.951 + (3.3284 - 33.951) / (1 + pow(field / 165.34, 0.72665))
    m2 = 1 / work.energy
    m5 = 23.156 + (10.737 - 23.156) / (1 + pow(field / 34.195, 0.87459))
    let scale = 240_720 / pow(density, 8.2076)
    m7 = 66.825 + (829.25 - 66.825) / (1 + pow(field / scale, 0.83344))
    isGas = density < Xenon.criticalDensity
  }

  func electrons(perKeVAt energy: Double) -> Double {
    let half = energy / 2
    let low = m1 + (m2 - m1) / (1 + half * half)
    let ratio = energy / m7
    let high = ratio * ratio
    return low + m5 - m5 / (1 + (isGas ? 1 / high : high))
  }
}
