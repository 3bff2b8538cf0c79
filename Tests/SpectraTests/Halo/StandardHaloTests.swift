import Foundation
import Numerics
import Spectra
import Testing

struct StandardHaloTests {
  static let halos = [
    StandardHalo(), StandardHalo(day: 8948),
    StandardHalo(
      mostProbableSpeed: 170 * Units.kilometrePerSecond,
      escapeSpeed: 800 * Units.kilometrePerSecond, earthSpeed: 30 * Units.kilometrePerSecond),
    // The Earth faster than anything that the Galaxy holds.
    StandardHalo(
      mostProbableSpeed: 238 * Units.kilometrePerSecond,
      escapeSpeed: 200 * Units.kilometrePerSecond, earthSpeed: 252 * Units.kilometrePerSecond),
  ]

  static func integral(
    _ halo: some Halo, from lower: Double, of function: (Double) -> Double
  ) -> Double {
    AdaptiveQuadrature(tolerance: .init(relative: 1e-11))
      .integral(from: lower, to: halo.fastest, breaks: halo.breaks) {
        halo.density(at: $0) * function($0)
      }.value
  }

  @Test(arguments: halos)
  func densityIntegratesToOne(halo: StandardHalo) {
    #expect(abs(Self.integral(halo, from: 0) { _ in 1 } - 1) < 1e-10)
  }

  @Test(arguments: halos)
  func closedFormsAreTheIntegralsOfTheDensity(halo: StandardHalo) {
    for step in 0..<40 {
      let speed = (Double(step) + 0.5) / 40 * halo.fastest
      let eta = Self.integral(halo, from: speed) { 1 / $0 }
      let mean = Self.integral(halo, from: speed) { $0 }
      // Both forms are differences of numbers of order one over the speed, and of the speed.
      #expect(abs(halo.inverseSpeed(above: speed) - eta) < 1e-9 / halo.mostProbableSpeed)
      #expect(abs(halo.speed(above: speed) - mean) < 1e-9 * halo.mostProbableSpeed)
    }
  }

  @Test(arguments: halos)
  func momentsVanishAtTheFastestParticleAndNeverRise(halo: StandardHalo) {
    #expect(halo.inverseSpeed(above: halo.fastest) == 0)
    #expect(halo.speed(above: halo.fastest) == 0)
    var (eta, mean) = (Double.infinity, Double.infinity)
    for step in 0...1000 {
      let speed = Double(step) / 1000 * halo.fastest
      #expect(halo.inverseSpeed(above: speed) <= eta + 1e-15 / halo.mostProbableSpeed)
      #expect(halo.speed(above: speed) <= mean + 1e-15 * halo.mostProbableSpeed)
      (eta, mean) = (halo.inverseSpeed(above: speed), halo.speed(above: speed))
    }
  }

  // Speeds in other units give the same shapes: the moments scale as an inverse speed and a speed.
  @Test func unitsOfSpeedDropOut() {
    let (one, many) = (
      StandardHalo(mostProbableSpeed: 238, escapeSpeed: 544, earthSpeed: 252),
      StandardHalo(mostProbableSpeed: 238e4, escapeSpeed: 544e4, earthSpeed: 252e4)
    )
    for speed in stride(from: 0.0, to: 800, by: 37) {
      let (eta, scaled) = (one.inverseSpeed(above: speed), many.inverseSpeed(above: speed * 1e4))
      #expect(abs(eta - scaled * 1e4) < 1e-15)
    }
  }

  // The file has eight digits.
  @Test func referenceDensityIsMet() throws {
    let halo = StandardHalo(normalization: .wimprates)
    let rows = try RateReference.rows("halo_speed_dist")
    #expect(rows.count == 78)
    for row in rows {
      let found =
        halo.density(at: row["v_kms"] * Units.kilometrePerSecond) * Units.kilometrePerSecond
      #expect(abs(found / row["f_per_kms"] - 1) < 1e-6)
    }
  }

  // The file's points are the middles of cells of 10 km/s that cover all speeds but those above
  // 780 km/s, 2e-4 of all: by the rule of midpoints, good to 1e-4 here, 3 % of the particles lack.
  // That is the square of N = erf z - 2 z exp(-z^2) / sqrt(pi), which should divide and multiplies.
  @Test func referenceDensityDoesNotIntegrateToOne() throws {
    let sum = try RateReference.rows("halo_speed_dist").reduce(0) { $0 + 10 * $1["f_per_kms"] }
    let z = 544.0 / 238
    let kept = SpecialFunctions.erf(z) - 2 * z * exp(-z * z) / Double.pi.squareRoot()
    #expect(abs(sum - kept * kept) < 3e-4)
    #expect(abs(sum - 1) > 0.03)
    let whole = Self.integral(StandardHalo(normalization: .wimprates), from: 0) { _ in 1 }
    #expect(abs(whole - kept * kept) < 1e-10)
  }

  @Test func negativeSpeedsAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = StandardHalo(escapeSpeed: -1, earthSpeed: 1) }
  }
}
