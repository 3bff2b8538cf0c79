import Numerics
import Spectra
import Testing

struct DoubleBetaDecayTests {
  // Redshaw and others, Phys. Rev. Lett. 98 (2007) 053003, measured 2457.83(37) keV in a trap.
  @Test func xenon136ReleasesWhatATrapWeighed() {
    let energy = DoubleBetaDecay.xenon136.decayEnergy
    let uncertainty = (energy.uncertainty * energy.uncertainty + 0.37 * 0.37).squareRoot()
    #expect(abs(energy.value - 2_457.83) < uncertainty)
  }

  // A tonne of natural xenon: 4.587e27 atoms, 8.857 % of them, ln 2 over 2.165e21 years.
  @Test func aTonneOfXenonDecaysSoOften() {
    let atoms = Units.tonne / (Element.xenon.atomicMass * PhysicalConstants.daltonMass)
    let decay = DoubleBetaDecay.xenon136
    let rate = atoms * decay.isotope.abundance * decay.decayConstant * Units.year
    #expect(abs(rate / 1.3007e5 - 1) < 2e-4)
  }

  @Test func capturesLeaveTheEnergyOfTwoHoles() {
    let lines = DoubleBetaDecay.xenon124.lines
    let sum = lines.reduce(0) { $0 + $1.fraction }
    #expect((0.98...1).contains(sum))
    // Two K holes of tellurium, each 31.814 keV, hold each other 0.7 keV more tightly.
    #expect((0.2...1.2).contains(lines[0].energy - 2 * 31.8138))
    #expect(abs(lines[1].energy - (31.8138 + 4.9392)) < 0.1)
  }
}
