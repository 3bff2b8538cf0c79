import Foundation
import Numerics
import Spectra
import Testing

struct SpinDependentTests {
  static func rate(
    _ coupling: SpinStructureBand.Nucleon, on target: Target,
    structure: SpinDependent.Structure = .fit
  ) throws -> NuclearRecoilRate {
    try NuclearRecoilRate(
      of: HaloFlux(halo: StandardHalo(), mass: 50 * Units.GeV),
      through: SpinDependent(
        mass: 50 * Units.GeV, crossSection: 1e-41 * Units.cm * Units.cm, coupling: coupling,
        structure: structure),
      on: target)
  }

  // Lithium has no fitted functions: at rest sigma = 4/3 (mu_A / mu_p)^2 (J + 1) / J <S>^2 sigma_p,
  // the formula of arXiv:2207.07640.
  @Test func atRestTheExpectationOfTheSpinCounts() throws {
    let flux = HaloFlux(halo: StandardHalo(), mass: 50 * Units.GeV)
    let lithium = Target("lithium", [(.lithium, 1)])
    let sigma = 1e-41 * Units.cm * Units.cm
    let proton = ElasticScattering.reducedMass(50 * Units.GeV, PhysicalConstants.protonMass)
    var expected = 0.0
    for nucleus in lithium.nuclei {
      let isotope = try #require(nucleus.isotope)
      let spin = try #require(SpinExpectation.of(isotope)).proton
      let reduced = ElasticScattering.reducedMass(50 * Units.GeV, nucleus.mass) / proton
      expected +=
        nucleus.perTonne * Units.year * flux.perLargestRecoil(onMass: nucleus.mass).value(at: 0)
        * sigma * 4 / 3 * reduced * reduced * (isotope.spin + 1) / isotope.spin * spin * spin
    }
    let found = try Self.rate(.proton, on: lithium).rate(at: 0)
    #expect(abs(found / expected - 1) < 1e-12)
  }

  // The program's middle of the printed band differs from the fit by at most 5 % below 100 keV.
  @Test(arguments: SpinStructureBand.Nucleon.allCases)
  func bandAndFitTellTheSameStory(coupling: SpinStructureBand.Nucleon) throws {
    let (fit, band) = (
      try Self.rate(coupling, on: .xenon, structure: .fit),
      try Self.rate(coupling, on: .xenon, structure: .band)
    )
    for energy in [0.5, 1, 5, 10, 20, 30] {
      #expect(abs(fit.rate(at: energy) / band.rate(at: energy) - 1) < 0.06)
    }
  }

  // 129Xe and 131Xe have an odd neutron each: their protons' spins nearly cancel.
  @Test func xenonFeelsNeutrons() throws {
    let ratio =
      try Self.rate(.neutron, on: .xenon).rate(at: 1) / Self.rate(.proton, on: .xenon).rate(at: 1)
    #expect((20...60).contains(ratio))
  }

  @Test func targetsWithoutSpinsGetASentence() {
    let error = #expect(throws: SpectraError.self) { try Self.rate(.neutron, on: .argon) }
    #expect(
      error?.description
        == "spin-dependent scattering: found the target 'argon', expected one with a nucleus whose "
        + "spin is known")
    let other = #expect(throws: SpectraError.self) {
      try Self.rate(.neutron, on: .germanium, structure: .band)
    }
    #expect(
      other?.description
        == "spin-dependent scattering: found the target 'germanium', expected xenon, for which the "
        + "band is known")
  }
}
