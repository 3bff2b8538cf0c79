import Numerics
import Spectra
import Testing

struct NeutrinoFluxTests {
  // The tables' integrals are one to 3e-4.
  @Test(arguments: SolarModel.allCases)
  func theSunShinesAsItsModelSays(model: SolarModel) {
    for reaction in SolarNeutrino.allCases {
      let flux = NeutrinoFlux.sun([reaction], model: model)
      #expect(abs(flux.total / model.flux(of: reaction).value - 1) < 3e-4)
    }
  }

  @Test func oscillationLosesNoNeutrino() {
    let all = NeutrinoFlux.sun(oscillation: nil)
    let oscillated = NeutrinoFlux.sun()
    #expect(abs(oscillated.total / all.total - 1) < 1e-12)
    #expect(oscillated.total(of: .electronAntineutrino) == 0)
    let shared = oscillated.total(of: .electron) + oscillated.total(of: .muonOrTau)
    #expect(abs(shared / all.total - 1) < 1e-12)
  }

  // arXiv:2105.00599: 10.5 and 86 (here 85.7) per square centimetre and second.
  @Test func airAndStarsShineAsTheConventionsSay() {
    let unit = Units.perSquareCentimetreSecond
    #expect(abs(NeutrinoFlux.atmosphere(at: .granSasso).total / unit - 10.5) < 0.05)
    let stars = NeutrinoFlux.supernovae()
    #expect(abs(stars.total / unit - 85.7) < 1e-9)
    // Six kinds share it: two are neutrinos of the heavy flavours.
    #expect(abs(stars.total(of: .muonOrTau) / stars.total - 1.0 / 3) < 1e-12)
  }

  /// Two cores of 4.25 GW at 72 and 102 m, as seen by the experiment NUCLEUS.
  static func chooz(breeding: Double) -> NeutrinoFlux {
    let fuel = Reactor.Fuel(
      [.uranium235: 0.56, .uranium238: 0.08, .plutonium239: 0.30, .plutonium241: 0.06],
      breeding: breeding)
    return .reactors(
      [72.0, 102].map {
        Reactor(thermalPower: 4.25 * Units.GW, distance: $0 * Units.m, fuel: fuel)
      })
  }

  // arXiv:2509.03559 states 1.7e12 in round numbers for these cores; the same tables folded
  // elsewhere with slightly other shares and heats give 1.77e12, fissions alone.
  @Test func twoCoresShineAsStated() {
    let flux = Self.chooz(breeding: 0).total / Units.perSquareCentimetreSecond
    #expect(abs(flux / 1.77e12 - 1) < 0.02)
  }

  // Each capture ends in two decays, so in two antineutrinos: the ratio of the counts says how many.
  @Test func breedingAddsTwoAntineutrinos() {
    let fuel = Reactor.Fuel.pressurisedWater
    let alone = zip(ReactorFuel.allCases, fuel.shares).reduce(0) {
      $0 + $1.1 * $1.0.summation.integral()
    }
    #expect(abs((fuel.spectrum.integral() - alone) / 1.2 - 1) < 2e-4)
  }

  @Test func farAwayIsFaintByTheSquare() {
    let fluxes = [10.0, 20].map {
      NeutrinoFlux.reactors([Reactor(thermalPower: Units.GW, distance: $0 * Units.m)]).total
    }
    #expect(abs(fluxes[0] / fluxes[1] - 4) < 1e-12)
  }

  @Test func sharesThatDoNotSumToOneAreAMistake() async {
    await #expect(processExitsWith: .failure) {
      _ = Reactor.Fuel([.uranium235: 0.5], breeding: 0)
    }
  }
}
