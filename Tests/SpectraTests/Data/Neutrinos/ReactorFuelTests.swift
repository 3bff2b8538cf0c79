import Foundation
import Numerics
import Spectra
import Testing

struct ReactorFuelTests {
  // Printed tables of arXiv:1106.0687 and, for 238U, of arXiv:1101.2663, per fission and MeV. The
  // printed values scatter about the smooth polynomials by 2 % up to 6 MeV: three times that.
  static let printed: [(ReactorFuel, Double, Double)] = [
    (.uranium235, 2, 1.32), (.uranium235, 3, 0.651), (.uranium235, 4, 0.294),
    (.uranium235, 5, 0.110), (.uranium235, 6, 0.0389),
    (.plutonium239, 2, 1.08), (.plutonium239, 3, 0.515), (.plutonium239, 4, 0.195),
    (.plutonium239, 5, 0.0613), (.plutonium239, 6, 0.0192),
    (.plutonium241, 2, 1.26), (.plutonium241, 3, 0.641), (.plutonium241, 4, 0.282),
    (.plutonium241, 5, 0.0974), (.plutonium241, 6, 0.0305),
    (.uranium238, 2, 1.48), (.uranium238, 3, 0.876), (.uranium238, 4, 0.451),
    (.uranium238, 5, 0.183), (.uranium238, 6, 0.0621),
  ]

  @Test(arguments: printed)
  func theConversionMeetsItsPrintedTable(fuel: ReactorFuel, energy: Double, rate: Double) {
    let found = fuel.converted(at: energy * Units.MeV) * Units.MeV
    #expect(abs(found / rate - 1) < 0.06)
  }

  // The mean cross section of inverse beta decay per fission, 1e-43 cm2: Mention and others,
  // Phys. Rev. D 83 (2011) 073006, and Huber's revision, as remembered. With the zeroth-order
  // cross section 9.52e-44 cm2 p E / MeV^2, which lies 1 to 2 % above the exact one, and without
  // the 2 % of the rate below 2 and above 8 MeV.
  @Test(arguments: [
    (ReactorFuel.uranium235, 6.69), (.uranium238, 10.10), (.plutonium239, 4.36),
    (.plutonium241, 6.04),
  ])
  func theConversionGivesTheYieldOfInverseBetaDecay(fuel: ReactorFuel, expected: Double) {
    let steps = 600
    let width = 6.0 / Double(steps)
    let mean = (0..<steps).reduce(0.0) { sum, step in
      let energy = 2 + (Double(step) + 0.5) * width
      let positron = energy - 1.2933
      let momentum = (positron * positron - 0.511 * 0.511).squareRoot()
      let rate = fuel.converted(at: energy * Units.MeV) * Units.MeV
      return sum + rate * 0.952 * positron * momentum * width
    }
    #expect(abs(mean / expected - 1) < 0.04)
  }

  // Above 5 MeV the summation exceeds the conversion by up to a fifth, as measured spectra do.
  @Test(arguments: ReactorFuel.allCases)
  func summationAndConversionAgreeWhereBothAreSure(fuel: ReactorFuel) {
    for energy in stride(from: 2.5, through: 4.5, by: 0.25) {
      let ratio = fuel.summation(energy * Units.MeV) / fuel.converted(at: energy * Units.MeV)
      #expect((0.85...1.15).contains(ratio), "at \(energy) MeV")
    }
  }

  // A fission is followed by about six beta decays.
  @Test(arguments: [
    (ReactorFuel.uranium235, 6.07), (.uranium238, 7.15), (.plutonium239, 5.49),
    (.plutonium241, 6.24),
  ])
  func aFissionIsFollowedBySixDecays(fuel: ReactorFuel, count: Double) {
    // The integrals of the tables before thinning, in three digits.
    #expect(abs(fuel.summation.integral() - count) < 0.01)
  }

  @Test func aDecayMakesOneAntineutrino() {
    #expect(abs(ReactorBreeding.uranium239.integral() - 1) < 2e-4)
    #expect(abs(ReactorBreeding.neptunium239.integral() - 1) < 2e-4)
  }

  // The older calculation is coarse, but the number of antineutrinos below 2 MeV is nearly fixed by
  // that of the decays.
  @Test(arguments: ReactorFuel.allCases)
  func theOlderCalculationCountsTheSameDecays(fuel: ReactorFuel) {
    let newer = stride(from: 0.005, to: 2, by: 0.01).reduce(0.0) {
      $0 + fuel.summation($1 * Units.MeV) * 0.01 * Units.MeV
    }
    #expect(abs(fuel.vogelEngel.integral() / newer - 1) < 0.15)
  }

  @Test func theConversionIsSilentOutsideItsRange() {
    #expect(ReactorFuel.uranium235.converted(at: 1.99 * Units.MeV) == 0)
    #expect(ReactorFuel.uranium235.converted(at: 8.01 * Units.MeV) == 0)
  }
}
