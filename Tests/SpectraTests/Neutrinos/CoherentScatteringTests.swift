import Numerics
import Spectra
import Testing

struct CoherentScatteringTests {
  private static func line(_ energy: Double) -> NeutrinoFlux {
    NeutrinoFlux(
      [.init(.electron, .line(energy: energy, flux: 1), origin: "a line")],
      source: Source("a line", at: "nowhere"))
  }

  // At low energy the form factor is one and the cross section GF^2 Q^2 E^2 / (4 pi), which is
  // 4.215e-45 cm2 Q^2 (E / MeV)^2; the recoil energy itself costs 2 E / M, here 2e-5.
  @Test func theTotalIsTheSquareOfChargeAndEnergy() {
    let target = Target.xenonAverage
    let recoils = NeutrinoRecoils.nuclear(Self.line(1_000), on: target, mixing: .atRest)
    let charge = (131.293 - 54) - 54 * (1 - 4 * PhysicalConstants.weakMixingAtRest)
    let expected = 4.215e-45 * charge * charge * Units.cm * Units.cm
    let counts = recoils.counts(from: 0, to: recoils.domain.upperBound)
    let found = counts / Units.year / target.nuclei[0].perTonne
    #expect(abs(found / expected - 1) < 3e-4)
  }

  // At zero recoil the rate is all of the flux times GF^2 Q^2 M / (4 pi): no form factor is left.
  @Test func withoutMomentumTheNucleusIsAPoint() {
    let nucleus = Target.xenonAverage.nuclei[0]
    let scattering = CoherentScattering(on: nucleus, mixing: .atRest)
    let coupling =
      PhysicalConstants.fermiCoupling * PhysicalConstants.reducedPlanck * scattering.weakCharge
    let expected = nucleus.perTonne * coupling * coupling * nucleus.mass / (4 * .pi)
    let found = scattering.crossSection(at: 0, for: .electron)
    #expect(abs(found.constant / expected - 1) < 1e-12)
    #expect(found.linear == 0 && found.quadratic == 0)
  }

  @Test(arguments: [300.0, 3_000, 30_000])
  func theRateEndsWithTheLargestRecoil(energy: Double) {
    let recoils = NeutrinoRecoils.nuclear(Self.line(energy), on: .xenonAverage, mixing: .atZ)
    let end = recoils.domain.upperBound
    // The kinematic factor is 1 - T / Tmax.
    let near = recoils.rate(at: end * (1 - 1e-6))
    #expect(near > 0 && near < 1.001e-6 * recoils.rate(at: 0))
    #expect(recoils.rate(at: end * 1.000_001) == 0)
  }

  // The mean of the isotopes' squared charges exceeds the square of the mean by their variance,
  // 4.3 / 75^2, but heavy isotopes are cut off earlier: nothing beyond 1 % where the rate is large.
  @Test func isotopesSumToTheAverageNucleus() {
    let rates = [Target.xenon, .xenonAverage].map {
      NeutrinoRecoils.nuclear(.sun(), on: $0, mixing: .atRest).rates(at: [0, 0.1, 0.5, 1, 2])
    }
    for (sum, average) in zip(rates[0], rates[1]) { #expect(abs(sum / average - 1) < 0.01) }
  }

  @Test func flavourChangesNothing() {
    let energies = [0.01, 0.1, 1, 2, 4]
    let rates = [nil, SolarOscillation()].map {
      NeutrinoRecoils.nuclear(.sun(oscillation: $0), on: .germanium, mixing: .atZ)
        .rates(at: energies)
    }
    for (plain, oscillated) in zip(rates[0], rates[1]) {
      #expect(abs(oscillated / plain - 1) < 1e-12)
    }
  }

  // Q is 74.84, 73.24 and 71.45 on average xenon: two decimals, so 3e-4 of a ratio's square.
  @Test func theMixingAngleIsWorthNinePercent() {
    let rates = WeakMixing.allCases.map {
      NeutrinoRecoils.nuclear(.sun([.boron8]), on: .xenonAverage, mixing: $0).rate(at: 1)
    }
    #expect(abs(rates[0] / rates[2] - (74.84 / 71.45) * (74.84 / 71.45)) < 3e-4)
    #expect(abs(rates[1] / rates[2] - (73.24 / 71.45) * (73.24 / 71.45)) < 3e-4)
  }

  // Folded elsewhere with the same reactor tables for two cores of 4.25 GW at 72 and 102 m: 31.8
  // and 23.5 per kilogram and day above 10 and 20 eV, nearly all on tungsten. Other shares of the
  // fuels change the flux by a hundredth, and the flux is uncertain by more.
  @Test(arguments: [(10.0, 31.8), (20, 23.5)])
  func aReactorIsSeenInCalciumTungstate(threshold: Double, expected: Double) {
    let recoils = NeutrinoRecoils.nuclear(
      NeutrinoFluxTests.chooz(breeding: 0), on: .calciumTungstate, mixing: .atRest)
    let counts = recoils.counts(from: threshold * Units.eV, to: 100 * Units.eV)
    #expect(abs(counts * Units.kgDay / expected - 1) < 0.03)
  }
}
