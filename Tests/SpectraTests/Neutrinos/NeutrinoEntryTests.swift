import Numerics
import Spectra
import Testing

struct NeutrinoEntryTests {
  private static func source(
    _ name: String, _ given: [String: String] = [:]
  ) throws -> any RateSource {
    try #require(SpectrumEntry.neutrinos.first { $0.name == name }).source(given)
  }

  @Test func everySourceIsMadeWithoutBeingToldAnything() throws {
    #expect(
      SpectrumEntry.neutrinos.map(\.name) == [
        "cevns-solar", "cevns-atmospheric", "cevns-dsnb", "cevns-reactor", "er-solar",
        "er-solar-magnetic-moment", "er-solar-millicharge",
      ])
    for entry in SpectrumEntry.neutrinos {
      let source = try entry.source()
      let rates = source.rates(at: [0.01, 0.05, 0.1])
      #expect(rates.allSatisfy { $0.isFinite && $0 >= 0 } && rates[2] > 0, "\(entry.name)")
      #expect(source.relativeUncertainty > 0)
      #expect(source.rate(at: source.domain.upperBound * 1.01) == 0)
    }
  }

  @Test func componentsSumToAll() throws {
    for (name, energy) in [("cevns-solar", 0.001), ("cevns-solar", 1), ("er-solar", 5)] {
      let parts = try ["pp", "pep", "hep", "be7", "b8", "cno"].reduce(0.0) {
        try $0 + Self.source(name, ["component": $1]).rate(at: energy)
      }
      #expect(abs(parts / (try Self.source(name).rate(at: energy)) - 1) < 1e-12)
    }
  }

  @Test func everyChoiceOfTheVerbCanBeMade() throws {
    for entry in SpectrumEntry.neutrinos {
      for parameter in entry.parameters where parameter.name != "binding" {
        guard case .choice(let words) = parameter.domain else { continue }
        for word in words {
          _ = try entry.source([parameter.name: word])
        }
      }
    }
    for target in Target.named {
      _ = try Self.source("er-solar", ["target": target.name])
    }
  }

  @Test func aFluxScaleScales() throws {
    let ratio =
      try Self.source("er-solar", ["flux-scale": "2.5"]).rate(at: 5)
      / Self.source("er-solar").rate(at: 5)
    #expect(abs(ratio - 2.5) < 1e-12)
  }

  @Test(arguments: [
    (
      "cevns-solar", ["component": "be8"],
      "cevns-solar, component: found 'be8', expected one of all, pp, pep, hep, be7, b8, n13, o15, "
        + "f17, cno"
    ),
    (
      "cevns-solar", ["mixing": "0.23"],
      "cevns-solar, mixing: found '0.23', expected one of at-rest, at-z, on-shell"
    ),
    (
      "cevns-dsnb", ["flux": "-3"],
      "cevns-dsnb, flux: found '-3', expected a positive number from 1e-60 to 1e30"
    ),
    (
      "cevns-reactor", ["uranium-235": "0.7"],
      "cevns-reactor, uranium-235 + uranium-238 + plutonium-239 + plutonium-241: found 1.14, "
        + "expected shares that sum to one"
    ),
    (
      "er-solar", ["target": "argon", "binding": "random-phase"],
      "the binding 'random-phase': found the target 'argon', expected xenon"
    ),
    (
      "er-solar", ["target": "sapphire", "binding": "steps"],
      "the binding 'steps': found the target 'sapphire', expected xenon, argon or germanium, whose "
        + "shells are tabulated"
    ),
    (
      "er-solar-millicharge", ["charge": "small"],
      "er-solar-millicharge, charge: found 'small', expected zero or a number from 1e-60 to 1e30"
    ),
  ])
  func badParametersGetASentence(name: String, given: [String: String], sentence: String) throws {
    let error = #expect(throws: SpectraError.self) { try Self.source(name, given) }
    #expect(error?.description == sentence)
  }

  @Test func theRandomPhaseRatioIsForTheWeakInteraction() {
    let error = #expect(throws: SpectraError.self) {
      try ElectronScattering(.magneticMoment(1e-11), on: .xenon, binding: .randomPhase)
    }
    #expect(
      error?.description
        == "electron scattering, binding: found 'random-phase', expected 'free' or 'steps': the "
        + "random-phase factor is known for the weak interaction")
  }
}
