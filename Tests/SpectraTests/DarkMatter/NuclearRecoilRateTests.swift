import Foundation
import Numerics
import Spectra
import Testing

struct NuclearRecoilRateTests {
  static let picobarn = 1e-36 * Units.cm * Units.cm

  static func rate(
    mass: Double, on target: Target = .xenon, halo: some Halo = StandardHalo(),
    splitting: Double = 0, neutronsToProtons: Double = 1
  ) throws -> NuclearRecoilRate {
    try NuclearRecoilRate(
      of: HaloFlux(halo: halo, mass: mass * Units.GeV, splitting: splitting),
      through: SpinIndependent(
        mass: mass * Units.GeV, crossSection: picobarn, neutronsToProtons: neutronsToProtons),
      on: target)
  }

  // rho / m  sigma_p A^2 mu_A^2 / mu_p^2  m_A / (2 mu_A^2)  eta(0) / m_A, written out in centimetres,
  // seconds and GeV: argon's heavy isotope alone makes 99.6 % of it.
  @Test func rateAtRestIsTheFormulaWrittenOut() throws {
    let isotopes = Element.argon.isotopes
    let (density, mass, sigma) = (0.3, 50.0, 1e-36)
    let eta = StandardHalo().inverseSpeed(above: 0) * Units.kilometrePerSecond * 1e-5  // s / cm
    let light = 2.997_924_58e10
    var expected = 0.0
    for isotope in isotopes {
      let nucleus = isotope.nuclearMass / Units.GeV
      let proton = 0.938_272_088
      let reduced = mass * proton / (mass + proton)
      let number = Double(isotope.massNumber) * Double(isotope.massNumber)
      let weight = isotope.abundance / Element.argon.atomicMass / 1.660_539_066_60e-30
      expected +=
        density / mass * sigma * number * nucleus / (2 * reduced * reduced) * eta * light * light
        * 1e-6 * weight * 365.25 * 86_400
    }
    let found = try Self.rate(mass: mass, on: .argon).rate(at: 0)
    #expect(abs(found / expected - 1) < 1e-8)
  }

  @Test(arguments: [6.0, 50, 1000], [Target.xenon, .calciumTungstate, .germanium])
  func spectraEndWhereTheFastestParticleDoes(mass: Double, target: Target) throws {
    let rate = try Self.rate(mass: mass, on: target)
    let speed = StandardHalo().fastest / PhysicalConstants.speedOfLight
    let ends = target.nuclei.map { nucleus in
      let reduced = ElasticScattering.reducedMass(mass * Units.GeV, nucleus.mass)
      return 2 * reduced * reduced * speed * speed / nucleus.mass
    }
    let end = try #require(ends.max())
    #expect(abs(rate.domain.upperBound / end - 1) < 1e-12)
    #expect(rate.rate(at: 0.999 * end) >= 0)
    #expect(rate.rate(at: 0.9 * end) > 0)
    #expect(rate.rate(at: 1.001 * end) == 0)
  }

  @Test func rowsAreTheSingleRates() throws {
    let energies = (0..<300).map { Double($0) * 0.7 }
    for target in [Target.xenon, .xenonAverage, .sodiumIodide] {
      let rate = try Self.rate(mass: 80, on: target)
      #expect(rate.rates(at: energies) == energies.map { rate.rate(at: $0) })
    }
  }

  // At rest a tonne's rate goes with the mean of A^2 over the isotopes' masses, less the electrons;
  // xenon's 131.293 is a mass in daltons, its nuclei have 131.387 nucleons: 0.2 % more rate. The
  // average's nucleons weigh one dalton and not a proton's mass.
  @Test func isotopesAddUpToTheAverageNucleus() throws {
    let isotopes = try Self.rate(mass: 100)
    let average = try Self.rate(mass: 100, on: .xenonAverage)
    let proton = ElasticScattering.reducedMass(100 * Units.GeV, PhysicalConstants.protonMass)
    let dalton = ElasticScattering.reducedMass(100 * Units.GeV, PhysicalConstants.dalton)
    let square = Target.xenon.nuclei.reduce(0) { sum, nucleus in
      let perDalton =
        nucleus.mass / ((nucleus.isotope?.atomicMass ?? .nan) * PhysicalConstants.dalton)
      return sum + nucleus.massFraction * perDalton * nucleus.nucleons * nucleus.nucleons
    }
    let expected = square / (131.293 * 131.293) * (dalton / proton) * (dalton / proton)
    #expect(abs(isotopes.rate(at: 0) / average.rate(at: 0) / expected - 1) < 1e-12)
    #expect(abs(expected / (dalton / proton) / (dalton / proton) - 1.0020) < 1e-4)
    // The form factors of the isotopes are those of the average but for the spread of 2 in 131.
    for energy in [1.0, 5, 15] {
      let ratio = isotopes.rate(at: energy) / average.rate(at: energy) / expected
      #expect(abs(ratio - 1) < 2e-3)
    }
  }

  // With f_n / f_p = -Z / N a nucleus answers to nothing at all; xenon's isotopes cannot all.
  @Test func couplingsCanCancel() throws {
    let ratio = -54.0 / (131.293 - 54)
    let cancelled = try Self.rate(mass: 50, on: .xenonAverage, neutronsToProtons: ratio)
    let full = try Self.rate(mass: 50, on: .xenonAverage)
    #expect(cancelled.rate(at: 5) < 1e-25 * full.rate(at: 5))
    let isotopes = try Self.rate(mass: 50, neutronsToProtons: ratio)
    #expect(isotopes.rate(at: 5) > 1e-5 * full.rate(at: 5))
  }

  @Test func aMediatorHeavierThanEveryMomentumIsNone() throws {
    let flux = HaloFlux(halo: StandardHalo(), mass: 50 * Units.GeV)
    func rate(_ mediator: Mediator) throws -> NuclearRecoilRate {
      try NuclearRecoilRate(
        of: flux,
        through: SpinIndependent(
          mass: 50 * Units.GeV, crossSection: Self.picobarn, mediator: mediator), on: .xenon)
    }
    let (heavy, light) = (try rate(.heavy), try rate(.light(mass: 1e3 * Units.GeV)))
    for energy in [0.0, 1, 10, 40] {
      #expect(abs(light.rate(at: energy) / heavy.rate(at: energy) - 1) < 1e-7)
    }
  }

  // A massless one turns a nucleus' spectrum into 1 / E^2 of the contact one.
  @Test func aMasslessMediatorFallsWithTheSquareOfTheEnergy() throws {
    func rate(_ mediator: Mediator) throws -> NuclearRecoilRate {
      try NuclearRecoilRate(
        of: HaloFlux(halo: StandardHalo(), mass: 50 * Units.GeV),
        through: SpinIndependent(
          mass: 50 * Units.GeV, crossSection: Self.picobarn, mediator: mediator),
        on: .xenonAverage)
    }
    let (heavy, light) = (try rate(.heavy), try rate(.light(mass: 1 * Units.eV)))
    let slope = light.rate(at: 10) / light.rate(at: 1)
    #expect(abs(slope / (heavy.rate(at: 10) / heavy.rate(at: 1)) * 100 - 1) < 1e-9)
  }

  @Test func aTabulatedHaloMakesTheSameRates() throws {
    let standard = StandardHalo()
    let speeds = (0...4000).map { Double($0) / 4000 * standard.fastest }
    let table = try TabulatedHalo(
      speeds: speeds, densities: speeds.map(standard.density(at:)), source: standard.source)
    let (first, second) = (
      try Self.rate(mass: 50), try Self.rate(mass: 50, halo: table)
    )
    for energy in [0.1, 1, 5, 20, 60] {
      #expect(abs(second.rate(at: energy) / first.rate(at: energy) - 1) < 1e-4)
    }
  }

  @Test func noLevelToLiftIsElastic() throws {
    let (elastic, lifted) = (
      try Self.rate(mass: 500), try Self.rate(mass: 500, splitting: 1e-9)
    )
    for energy in [1.0, 10, 50] {
      #expect(abs(lifted.rate(at: energy) / elastic.rate(at: energy) - 1) < 1e-7)
    }
  }

  // Recoils lie between the two energies at which |m_A E / mu + delta| = v sqrt(2 m_A E).
  @Test(arguments: [-50.0, 50, 100, 200])
  func inelasticRecoilsLieBetweenTheirEnds(splitting: Double) throws {
    let rate = try Self.rate(mass: 1000, on: .xenonAverage, splitting: splitting)
    let nucleus = try #require(Target.xenonAverage.nuclei.first)
    let reduced = ElasticScattering.reducedMass(1000 * Units.GeV, nucleus.mass)
    let speed = StandardHalo().fastest / PhysicalConstants.speedOfLight
    for end in [rate.domain.lowerBound, rate.domain.upperBound] {
      let needed =
        abs(nucleus.mass * end / reduced + splitting) / (2 * nucleus.mass * end).squareRoot()
      #expect(abs(needed / speed - 1) < 1e-12)
    }
    #expect(rate.rate(at: rate.domain.lowerBound * 0.99) == 0)
    #expect(rate.rate(at: rate.domain.upperBound * 1.01) == 0)
    let middle = (rate.domain.lowerBound * rate.domain.upperBound).squareRoot()
    #expect(rate.rate(at: middle) > 0)
  }

  // A level at mu v^2 / 2 or above, 440 keV here at most, is out of reach.
  @Test func levelsOutOfReachGiveNothing() throws {
    let rate = try Self.rate(mass: 1000, splitting: 1000)
    #expect(rate.domain == 0...0)
    #expect(rate.rate(at: 0) == 0)
    #expect(rate.counts(from: 0, to: 1000) == 0)
  }

  @Test func countsAreTheIntegralOfTheRate() throws {
    let rate = try Self.rate(mass: 50)
    let grid = (0...200_000).map { 1 + Double($0) / 200_000 * 99 }
    let rates = rate.rates(at: grid)
    let sum = (rates.reduce(0, +) - (rates[0] + rates[200_000]) / 2) * 99 / 200_000
    #expect(abs(rate.counts(from: 1, to: 100) / sum - 1) < 1e-7)
  }

  @Test func aBodyThatDoesNotAnswerMakesNoRate() throws {
    let couplings = EffectiveCouplings(.o4, proton: 1e-20, neutron: 1e-20)
    let rate = try EffectiveInteraction.rate(
      of: HaloFlux(halo: StandardHalo(), mass: 50 * Units.GeV), couplings: couplings, on: .argon)
    #expect(rate.domain == 0...0)
    #expect(rate.rates(at: [0, 1, 10]) == [0, 0, 0])
  }

  @Test func aSumOfNothingIsRefused() async {
    await #expect(processExitsWith: .failure) { _ = NuclearRecoilRate(sumOf: []) }
  }
}
