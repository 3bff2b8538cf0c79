import Foundation
import Numerics
import Spectra
import Testing

struct RadiogenicNeutronsTests {
  @Test func theWindowHoldsTheCounts() {
    let neutrons = RadiogenicNeutrons(countsInWindow: 0.005)
    checkRateSource(neutrons)
    let window = RadiogenicNeutrons.window
    let counts = neutrons.counts(from: window.lowerBound, to: window.upperBound)
    #expect(abs(counts / 0.005 - 1) < 1e-6)
  }

  // Falling to the first dark ring of the diffraction: j₁ vanishes at qR = 4.4934, where
  // E = q²/2M.
  @Test func theRateFallsToTheFirstDarkRing() {
    let neutrons = RadiogenicNeutrons(countsInWindow: 1)
    let grid = stride(from: 0.0, through: 60, by: 0.25).map { neutrons.rate(at: $0) }
    #expect(zip(grid, grid.dropFirst()).allSatisfy { $0 > $1 })
    let nucleus = 131.293 * PhysicalConstants.dalton
    let radius = 1.35 * cbrt(131.293) * Units.fm / PhysicalConstants.reducedPlanck
    let dark = 4.4934 * 4.4934 / (2 * nucleus * radius * radius)
    #expect(neutrons.rate(at: dark) < 1e-4 * neutrons.rate(at: 0))
  }

  // Without the nucleus's pattern a neutron of energy E spreads evenly up to its end point; the
  // mean recoil is half of it: 2T x 2 m M / (m+M)² = 30 keV. Diffraction only takes from the top.
  @Test func recoilsAreBelowThoseOfHardSpheres() {
    let neutrons = RadiogenicNeutrons(countsInWindow: 1)
    let grid = (0..<4_000).map { 0.025 + Double($0) * 0.05 }
    let counts = grid.reduce(0) { $0 + neutrons.rate(at: $1) }
    let mean = grid.reduce(0) { $0 + $1 * neutrons.rate(at: $1) } / counts
    #expect((5...15).contains(mean))
  }

  // A light nucleus recoils higher and diffracts wider.
  @Test func lightNucleiRecoilHigher() {
    let xenon = RadiogenicNeutrons(countsInWindow: 1)
    let argon = RadiogenicNeutrons(countsInWindow: 1, nucleons: 39.95)
    #expect(
      argon.rate(at: 40) / argon.rate(at: 10) > 3 * xenon.rate(at: 40) / xenon.rate(at: 10))
  }
}
