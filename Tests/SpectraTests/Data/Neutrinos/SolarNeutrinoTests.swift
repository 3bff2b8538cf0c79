import Numerics
import Spectra
import Testing

struct SolarNeutrinoTests {
  static let perCentimetre = Units.perSquareCentimetreSecond

  @Test(arguments: SolarNeutrino.allCases)
  func everyNeutrinoHasAnEnergy(reaction: SolarNeutrino) {
    switch reaction.shape {
    case .continuum(let spectrum):
      // The tables print four or five digits; thinning costs up to 1.1e-4.
      #expect(abs(spectrum.integral() - 1) < 3e-4)
      #expect(spectrum.values.allSatisfy { $0 >= 0 })
      #expect(spectrum.values.last == 0)
    case .lines(let lines):
      #expect(abs(lines.reduce(0) { $0 + $1.fraction } - 1) < 1e-12)
    }
  }

  // Mean energies from Bahcall, Phys. Rev. C 56 (1997) 3391, and for 8B from Bahcall and others,
  // Phys. Rev. C 54 (1996) 411, as remembered; the tolerance is their last digit, for 8B their
  // 0.036 MeV, and for 17F, whose printed mean belongs to an older end point, 0.2 %.
  @Test(arguments: [
    (SolarNeutrino.protonProton, 266.8, 0.3), (.nitrogen13, 706.3, 0.6), (.oxygen15, 996.4, 0.6),
    (.fluorine17, 997.7, 2.5), (.hep, 9_628, 5), (.boron8, 6_735, 36),
  ])
  func meanEnergiesAreThoseOfTheLiterature(
    reaction: SolarNeutrino, mean: Double, tolerance: Double
  ) throws {
    guard case .continuum(let spectrum) = reaction.shape else {
      Issue.record("\(reaction) has lines")
      return
    }
    let moment = TabulatedFunction(
      arguments: spectrum.arguments,
      values: zip(spectrum.arguments, spectrum.values).map { $0 * $1 }, source: spectrum.source)
    #expect(abs(moment.integral() / spectrum.integral() - mean) < tolerance)
  }

  // Each spectrum ends at the energy that the reaction releases.
  @Test(arguments: [
    (SolarNeutrino.protonProton, 423.41), (.nitrogen13, 1_199), (.oxygen15, 1_732),
    (.fluorine17, 1_740), (.hep, 18_784), (.boron8, 16_400),
  ])
  func spectraEndWhereTheEnergyDoes(reaction: SolarNeutrino, end: Double) {
    guard case .continuum(let spectrum) = reaction.shape else {
      Issue.record("\(reaction) has lines")
      return
    }
    #expect(abs(spectrum.domain.upperBound - end) < 1e-4 * end)
    #expect(spectrum.domain.lowerBound == 0)
  }

  // The Sun's luminosity pays for its neutrinos: the sum of alpha_i Phi_i is the energy flux at
  // the Earth, 8.5272e11 MeV per square centimetre and second, with the energies per neutrino of
  // Bahcall, Phys. Rev. C 65 (2002) 025801. The models meet it to their rounding of 0.2 %; only
  // the low-energy CNO equilibrium is not exact, so ask for 1 %.
  @Test(arguments: [SolarModel.highMetallicity, .lowMetallicity, .conventions])
  func theFluxesCarryTheLuminosityOfTheSun(model: SolarModel) {
    let energies: [(SolarNeutrino, Double)] = [
      (.protonProton, 13.0987), (.pep, 11.9193), (.hep, 3.7370), (.beryllium7, 12.6008),
      (.boron8, 6.6305), (.nitrogen13, 3.4577), (.oxygen15, 21.5706), (.fluorine17, 2.3630),
    ]
    let power = energies.reduce(0) { $0 + $1.1 * model.flux(of: $1.0).value / Self.perCentimetre }
    #expect(abs(power / 8.5272e11 - 1) < 0.01)
  }

  // The later measurement moves the mean by 0.4 %, within the older one's uncertainty.
  @Test func theNewerSpectrumOfBoronIsHarder() {
    let newer = SolarNeutrino.boron8NewerSpectrum
    guard case .continuum(let usual) = SolarNeutrino.boron8.shape else {
      Issue.record("boron 8 has lines")
      return
    }
    #expect(abs(newer.integral() - 1) < 3e-4)
    for (energy, sign) in [(5_000.0, -1.0), (12_000, 1)] {
      let change = newer(energy) / usual(energy) - 1
      #expect(change * sign > 0.005)
      #expect(abs(change) < 0.06)
    }
  }

  @Test func conventionsDifferFromTheModelInBoronOnly() {
    for reaction in SolarNeutrino.allCases {
      let equal =
        SolarModel.conventions.flux(of: reaction) == SolarModel.highMetallicity.flux(of: reaction)
      #expect(equal == (reaction != .boron8))
    }
  }

  // The centre of the Sun holds 102 mol of electrons per cubic centimetre (arXiv:1611.09867); a
  // hotter reaction sits deeper.
  @Test func hotterReactionsSitDeeper() {
    let densities = [SolarNeutrino.hep, .protonProton, .beryllium7, .boron8].map {
      $0.electronDensity.value / Units.perCubicCentimetre / 6.022_140_76e23
    }
    #expect(zip(densities, densities.dropFirst()).allSatisfy { $0 < $1 })
    #expect(densities.allSatisfy { (40...102).contains($0) })
  }
}
