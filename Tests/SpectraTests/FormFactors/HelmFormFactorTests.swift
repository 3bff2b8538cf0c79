import Foundation
import Numerics
import Spectra
import Testing

struct HelmFormFactorTests {
  // Eight digits; the nucleus of the file is A nucleons of 0.931494 GeV.
  @Test func referenceFormFactorIsMet() throws {
    let rows = try RateReference.rows("helm_form_factor")
    #expect(rows.count == 100)
    for row in rows {
      let form = HelmFormFactor(nucleons: row["A"])
      let mass = row["A"] * PhysicalConstants.dalton
      let found = form.squared(atSquaredMomentum: 2 * mass * row["E_keV"])
      // hbar c of the file has six digits; near a zero that moves the value, so part of one is
      // allowed too.
      #expect(abs(found - row["F2"]) < 1e-5 * row["F2"] + 1e-8)
    }
  }

  // For small q any form factor is 1 - q^2 <r^2> / 3 when squared; a ball of radius r has
  // <r^2> = 3 r^2 / 5 and the skin adds 3 s^2.
  @Test(arguments: [4.0, 16, 40, 131.293, 184])
  func atRestItIsOneAndFallsWithTheMeanSquareRadius(nucleons: Double) {
    let form = HelmFormFactor(nucleons: nucleons)
    #expect(form.squared(atSquaredMomentum: 0) == 1)
    let skin = 0.9 * Units.fm
    let meanSquare = 0.6 * form.radius * form.radius + 3 * skin * skin
    let wave = PhysicalConstants.reducedPlanck
    let squaredMomentum = 1e-4 * wave * wave / meanSquare
    let expected = 1 - squaredMomentum * meanSquare / (wave * wave) / 3
    #expect(abs(form.squared(atSquaredMomentum: squaredMomentum) - expected) < 1e-8)
  }

  // The series for small arguments and the closed form meet where one takes over.
  @Test func theFormsMeet() {
    let form = HelmFormFactor(nucleons: 131)
    let phase = PhysicalConstants.reducedPlanck / form.radius
    let joint = 0.01 * phase * phase
    let (below, above) = (
      form.squared(atSquaredMomentum: joint * (1 - 1e-9)),
      form.squared(atSquaredMomentum: joint * (1 + 1e-9))
    )
    #expect(abs(below - above) < 1e-11)
  }

  @Test func thinShellsFirstDipIsFilled() {
    let form = ThinShellFormFactor(nucleons: 125)
    let phase = PhysicalConstants.reducedPlanck / (5 * Units.fm)
    #expect(form.squared(atSquaredMomentum: 0) == 1)
    #expect(form.squared(atSquaredMomentum: 9 * phase * phase) == 0.047)
    let wave = sin(2.0) / 2
    #expect(abs(form.squared(atSquaredMomentum: 4 * phase * phase) - wave * wave) < 1e-12)
    // The filling is chosen so that the curve meets it: 0.0479 at one side, 0.0472 at the other.
    #expect(abs(form.squared(atSquaredMomentum: 2.549 * 2.549 * phase * phase) - 0.047) < 2e-3)
    #expect(abs(form.squared(atSquaredMomentum: 4.501 * 4.501 * phase * phase) - 0.047) < 2e-3)
  }

  @Test func noNucleonsAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = HelmFormFactor(nucleons: 0) }
  }
}
