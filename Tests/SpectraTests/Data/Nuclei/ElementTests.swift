import Spectra
import Testing

struct ElementTests {
  @Test(arguments: Element.all)
  func abundancesSumToOne(element: Element) {
    let sum = element.isotopes.reduce(0) { $0 + $1.abundance }
    #expect(abs(sum - 1) < 1e-9)
  }

  @Test(arguments: Element.all)
  func massFractionsSumToOne(element: Element) {
    let sum = element.isotopes.reduce(0) { $0 + element.massFraction(of: $1) }
    #expect(abs(sum - 1) < 1e-9)
  }

  // The abridged standard atomic weights of IUPAC, Pure Appl. Chem. 88 (2016) 265: another table
  // of the same commission. An interval or a last digit bounds how far the two may lie apart.
  @Test(arguments: [
    ("H", 1.008, 2e-4), ("He", 4.002602, 2e-6), ("Li", 6.94, 4e-2), ("C", 12.011, 1e-3),
    ("O", 15.999, 1e-3), ("F", 18.998403, 1e-6), ("Na", 22.989769, 1e-6),
    ("Al", 26.981538, 1e-6), ("Si", 28.085, 1e-3), ("Ar", 39.948, 1e-3), ("Ca", 40.078, 4e-3),
    ("Ge", 72.630, 8e-3), ("I", 126.90447, 3e-5), ("Xe", 131.293, 6e-3),
    ("Cs", 132.90545, 1e-5), ("W", 183.84, 1e-2),
  ])
  func theMeanMassIsTheStandardAtomicWeight(
    symbol: String, weight: Double, uncertainty: Double
  ) throws {
    let element = try #require(Element.all.first { $0.symbol == symbol })
    #expect(abs(element.atomicMass - weight) < uncertainty)
  }

  @Test(arguments: Element.all.flatMap(\.isotopes))
  func pairedNucleonsCarryNoSpin(isotope: Isotope) {
    let oddProtons = isotope.atomicNumber % 2 == 1
    let oddNeutrons = isotope.neutronNumber % 2 == 1
    switch (oddProtons, oddNeutrons) {
    case (false, false): #expect(isotope.spin == 0)
    case (true, true): #expect(isotope.spin == 1, "only 2H and 6Li are stable")
    default: #expect((2 * isotope.spin).truncatingRemainder(dividingBy: 2) == 1)
    }
  }

  @Test(arguments: Element.all)
  func isotopesStandInTheOrderOfTheirMasses(element: Element) {
    let masses = element.isotopes.map(\.atomicMass)
    #expect(zip(masses, masses.dropFirst()).allSatisfy { $0 < $1 })
    for isotope in element.isotopes {
      #expect(abs(isotope.atomicMass - Double(isotope.massNumber)) < 0.1)
    }
  }

  @Test func xenonHasTheAbundancesOfTheReferenceRates() throws {
    #expect(abs(try #require(Element.xenon.isotope(129)).abundance - 0.26401) < 5e-6)
    #expect(abs(try #require(Element.xenon.isotope(131)).abundance - 0.21232) < 5e-6)
    #expect(Element.xenon.isotope(130)?.name == "130Xe")
    #expect(Element.xenon.isotope(135) == nil)
  }

  // CODATA 2018 has 3.727379407 GeV for the alpha particle; what is left out is the binding energy
  // of helium's two electrons, 79 eV.
  @Test func aNucleusIsAnAtomWithoutItsElectrons() throws {
    let alpha = try #require(Element.helium.isotope(4))
    #expect(abs(alpha.nuclearMass - 3_727_379.407) < 0.1)
  }
}
