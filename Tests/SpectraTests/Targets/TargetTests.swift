import Numerics
import Spectra
import Testing

struct TargetTests {
  @Test(arguments: Target.named)
  func nucleiAreAllOfTheMass(target: Target) {
    let fractions = target.nuclei.reduce(0) { $0 + $1.massFraction }
    #expect(abs(fractions - 1) < 1e-12)
    #expect(target.nuclei.allSatisfy { $0.massFraction > 0 && $0.perTonne > 0 && $0.neutrons >= 0 })
  }

  // The elements' abundances sum to one within their printed digits.
  @Test(arguments: Target.named)
  func nucleiAreAllAtoms(target: Target) {
    let nuclei = target.nuclei.reduce(0) { $0 + $1.perTonne }
    let atoms = target.components.reduce(0) { $0 + $1.perTonne }
    #expect(abs(nuclei / atoms - 1) < 2e-6)
  }

  // A tonne over the relative mass and the dalton: Avogadro's number to 1e-9.
  @Test(arguments: [
    (Target.xenon, 131.293), (.argon, 39.948), (.germanium, 72.630), (.silicon, 28.085),
    (.sodiumIodide, 149.894), (.calciumTungstate, 287.916), (.sapphire, 101.961),
    (.lithiumAluminate, 65.920),
  ])
  func aTonneHoldsAvogadrosNumberOverTheMass(target: Target, mass: Double) {
    let atomsPerUnit: Double =
      switch target.components.count {
      case 1: 1
      default: target.components.reduce(0) { $0 + $1.perTonne } / target.components[0].perTonne
      }
    // Sapphire's unit begins with two atoms of aluminium.
    let units = target == .sapphire ? 2.0 : 1
    let atoms = target.components.reduce(0) { $0 + $1.perTonne }
    #expect(abs(atoms / (6.022_140_76e29 / mass * atomsPerUnit * units) - 1) < 2e-4)
  }

  @Test func compoundsKeepTheirFormula() {
    let tungstate = Target.calciumTungstate.components
    #expect(abs(tungstate[2].perTonne / tungstate[1].perTonne - 4) < 1e-12)
    let sapphire = Target.sapphire.components
    #expect(abs(sapphire[1].perTonne / sapphire[0].perTonne - 1.5) < 1e-12)
  }

  // One nucleus in place of nine: the same number of atoms, to the rounding of the mass.
  @Test func theAverageNucleusIsTheIsotopesTogether() {
    let (sum, average) = (Target.xenon, Target.xenonAverage)
    #expect(average.nuclei.count == 1)
    #expect(abs(average.nuclei[0].perTonne / sum.components[0].perTonne - 1) < 1e-5)
    let nucleons = sum.nuclei.reduce(0) { $0 + $1.nucleons * $1.perTonne }
    #expect(abs(nucleons / (131.293 * average.nuclei[0].perTonne) - 1) < 1e-3)
  }

  @Test func anUnknownTargetGetsASentence() {
    let error = #expect(throws: SpectraError.self) { try Target(named: "xenom") }
    #expect(
      error?.description
        == "there is no target 'xenom', expected one of xenon, xenon-average, argon, germanium, "
        + "silicon, sodium-iodide, calcium-tungstate, sapphire, lithium-aluminate, "
        + "or an isotope such as 129Xe")
    #expect(throws: Never.self) { try Target.named.map { try Target(named: $0.name) } }
  }
}
