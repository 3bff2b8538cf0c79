import Spectra
import Testing

struct DarkMatterEntryTests {
  static func entry(_ name: String) throws -> SpectrumEntry {
    try #require(SpectrumEntry.darkMatter.first { $0.name == name })
  }

  @Test(arguments: SpectrumEntry.darkMatter.map(\.name))
  func fallbacksMakeASpectrum(name: String) throws {
    let entry = try Self.entry(name)
    #expect(!entry.citation.isEmpty && !entry.summary.isEmpty)
    let source = try entry.source()
    let energies = (0...400).map { 0.1 + Double($0) * 0.5 }
    let spectrum = try Spectrum(of: source, name: name, at: energies)
    #expect(spectrum.recoil == .nuclear)
    #expect(spectrum.total > 0)
  }

  @Test(arguments: [
    (
      "wimp-si", ["mass": "-5"],
      "wimp-si, mass: found '-5', expected a positive number from 1e-60 to 1e30"
    ),
    ("wimp-si", ["day": "March"], "wimp-si, day: found 'March', expected a number"),
    (
      "wimp-si", ["cross-section": "-1e-47"],
      "wimp-si, cross-section: found '-1e-47', expected zero or a number from 1e-60 to 1e30"
    ),
    (
      "wimp-si", ["mediator-mass": "0"],
      "wimp-si, mediator-mass: found '0', expected a positive number from 1e-60 to 1e30"
    ),
    (
      "wimp-sd", ["coupling": "both"],
      "wimp-sd, coupling: found 'both', expected one of neutron, proton"
    ),
    (
      "wimp-sd", ["target": "argon"],
      "spin-dependent scattering: found the target 'argon', expected one with a nucleus whose spin "
        + "is known"
    ),
    (
      "wimp-eft", ["target": "sapphire"],
      "scattering of the effective theory: found the target 'sapphire', expected one of xenon, "
        + "germanium, argon, iodine, sodium or fluorine"
    ),
    (
      "cosmic-ray-boosted", ["mass": "100"],
      "cosmic-ray-boosted, mass: found '100', expected a number from 1e-09 to 10.0"
    ),
  ])
  func badValuesGetASentence(name: String, given: [String: String], sentence: String) throws {
    let entry = try Self.entry(name)
    let error = #expect(throws: SpectraError.self) { try entry.source(given) }
    #expect(error?.description == sentence)
  }

  @Test func theConventionBelongsToTheAverageNucleus() throws {
    for name in ["wimp-si", "wimp-sd"] {
      let entry = try Self.entry(name)
      for (target, convention) in [("xenon-average", "wimprates"), ("xenon", "physics")] {
        let (silent, spoken) = (
          try entry.source(["target": target]),
          try entry.source(["target": target, "convention": convention])
        )
        #expect(silent.rate(at: 5) == spoken.rate(at: 5))
      }
      let (physics, wimprates) = (
        try entry.source(["convention": "physics"]), try entry.source(["convention": "wimprates"])
      )
      #expect(wimprates.rate(at: 5) < physics.rate(at: 5))
    }
  }

  @Test(arguments: ["1e-9", "10"])
  func endsOfTheRangeOfBoostedMassesWork(mass: String) throws {
    #expect(try Self.entry("cosmic-ray-boosted").source(["mass": mass]).rate(at: 1) > 0)
  }

  // Faster in June than in December: more recoils of high energy, fewer of low.
  @Test func ratesFollowTheYear() throws {
    let entry = try Self.entry("wimp-si")
    let (june, december) = (
      try entry.source(["day": "152.5"]), try entry.source(["day": "335"])
    )
    #expect(june.rate(at: 30) > 1.05 * december.rate(at: 30))
    #expect(june.rate(at: 0.5) < december.rate(at: 0.5))
  }
}
