import Foundation
import Numerics
import Spectra
import Testing

struct EffectiveInteractionTests {
  static let unit = 1e-5 / (Units.GeV * Units.GeV)
  static let mass = 100 * Units.GeV

  static func rate(
    _ couplings: EffectiveCouplings, on target: Target = .xenon, spin: Double = 0.5
  ) throws -> NuclearRecoilRate {
    try EffectiveInteraction.rate(
      of: HaloFlux(halo: StandardHalo(), mass: mass), spin: spin, couplings: couplings, on: target)
  }

  // The file has six digits; its conversion to events has 3e-5 and its b five digits.
  @Test(arguments: EffectiveOperator.allCases)
  func ratesOfAnotherProgramAreMet(operator chosen: EffectiveOperator) throws {
    let isotopes = Element.all.flatMap(\.isotopes)
    let rows = try RateReference.rows("wimpy_operators").filter {
      $0["operator"] == Double(chosen.rawValue)
    }
    #expect(rows.count > 10)
    for row in rows {
      let isotope = try #require(isotopes.first { $0.name == row.word("target") })
      let isProton = row.word("nucleon") == "p"
      let couplings = EffectiveCouplings(
        chosen, proton: isProton ? Self.unit : 0, neutron: isProton ? 0 : Self.unit)
      let found = try Self.rate(couplings, on: Target(pure: isotope)).rate(at: row["E_keV"])
      let ratio = found / row["dRdE_per_tonne_year_keV"]
      #expect(abs(ratio - 1) < 1e-3, "\(row) \(ratio)")
    }
  }

  // Two operators at once, for protons and for neutrons: what they do to each other shows which
  // isospin belongs to which of two responses.
  @Test func pairsInterfereAsInAnotherProgram() throws {
    let isotopes = Element.all.flatMap(\.isotopes)
    let rows = try RateReference.rows("wimpy_operator_pairs")
    #expect(rows.count > 200)
    for row in rows {
      let isotope = try #require(isotopes.first { $0.name == row.word("target") })
      let first = try #require(EffectiveOperator(rawValue: Int(row["first"])))
      let second = try #require(EffectiveOperator(rawValue: Int(row["second"])))
      var couplings = EffectiveCouplings(first, proton: Self.unit, neutron: 0)
      couplings.set(second, proton: 0, neutron: row["coupling"] / (Units.GeV * Units.GeV))
      let found = try Self.rate(couplings, on: Target(pure: isotope)).rate(at: row["E_keV"])
      let ratio = found / row["dRdE_per_tonne_year_keV"]
      #expect(abs(ratio - 1) < 1e-3, "\(row) \(ratio)")
    }
  }

  // sigma = mu^2 c^2 / pi is the cross section on a nucleon: at rest the first operator is the
  // spin-independent interaction, but for the two lightest isotopes and 0.03 % in A.
  @Test func theFirstOperatorIsSpinIndependent() throws {
    let couplings = EffectiveCouplings(.o1, proton: Self.unit, neutron: Self.unit)
    let effective = try Self.rate(couplings)
    let proton = ElasticScattering.reducedMass(Self.mass, PhysicalConstants.protonMass)
    let length = PhysicalConstants.reducedPlanck * proton * Self.unit
    let independent = try NuclearRecoilRate(
      of: HaloFlux(halo: StandardHalo(), mass: Self.mass),
      through: SpinIndependent(mass: Self.mass, crossSection: length * length / .pi), on: .xenon)
    let ratio = effective.rate(at: 0) / independent.rate(at: 0)
    #expect((0.997...0.9985).contains(ratio), "\(ratio)")
    // The shell model's charge and Helm's have radii a per cent apart.
    for energy in [1.0, 5, 20] {
      #expect(abs(effective.rate(at: energy) / independent.rate(at: energy) - 1) < 0.05)
    }
  }

  // Without a spin of its own the particle has only the operators that name none.
  @Test(arguments: EffectiveOperator.allCases)
  func spinlessParticlesHaveFourOperators(operator chosen: EffectiveOperator) throws {
    let couplings = EffectiveCouplings(chosen, proton: Self.unit, neutron: 0)
    let (spinless, spinning) = (
      try Self.rate(couplings, spin: 0).rate(at: 10), try Self.rate(couplings).rate(at: 10)
    )
    let isFree = [.o1, .o3, .o7, .o10].contains(chosen)
    #expect(spinless == (isFree ? spinning : 0))
    #expect(spinning > 0)
  }

  @Test func otherSpinsAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = EffectiveInteraction(mass: 1, spin: 1, couplings: EffectiveCouplings())
    }
  }
}
