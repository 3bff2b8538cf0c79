import Numerics
import Spectra
import Testing

struct BackgroundAndBosonEntriesTests {
  static let all = SpectrumEntry.backgrounds + SpectrumEntry.bosons
  static let strengths: [(name: String, parameter: String, value: String, factor: Double)] = [
    ("er-lead214", "activity", "0.2", 2.0), ("er-krypton85", "concentration", "0.03", 0.3),
    ("er-2vbb", "half-life", "4.33e21", 0.5), ("er-xenon124", "abundance", "0", 0),
    ("er-materials", "height", "0.108", 2), ("nr-neutrons", "counts", "0.05", 10),
    ("alp", "electron-coupling", "2e-14", 4), ("dark-photon", "density", "0.4", 4 / 3.0),
    ("axion-abc", "electron-coupling", "2e-12", 16),
    ("axion-primakoff", "photon-coupling", "6e-10", 16),
    ("axion-iron57", "nucleon-coupling", "3e-6", 9),
    ("mirror-electron", "kinetic-mixing", "5e-13", 0.25), ("mirror-electron", "density", "0.32", 2),
  ]

  private static func entry(_ name: String) throws -> SpectrumEntry {
    try #require(all.first { $0.name == name })
  }

  // A parameter that is an activity, a concentration, a rate or a share of atoms scales the rate.
  @Test(arguments: strengths)
  func strengthsScaleTheRate(
    name: String, parameter: String, value: String, factor: Double
  ) throws {
    let entry = try Self.entry(name)
    let (plain, changed) = (try entry.source(), try entry.source([parameter: value]))
    let counts = { (source: any RateSource) in source.counts(from: 0, to: 3_000) }
    #expect(abs(counts(changed) - factor * counts(plain)) < 3e-6 * counts(plain))
  }

  // The XLZD templates at 5 keV, with 0.03 ppt of krypton: 0.92 of xenon 136, 0.43 of krypton, 0.35
  // of lead and 0.054 of the walls per tonne, year and keV. Here they are 0.78, 0.38, 0.49 and
  // 0.054, each departure explained in the tests of its own source; together 3 % less.
  @Test func theBackgroundsSumToThePublishedOnes() throws {
    var sum = try Self.entry("er-krypton85").source(["concentration": "0.03"]).rate(at: 5)
    for name in ["er-2vbb", "er-lead214", "er-materials"] {
      sum += try Self.entry(name).source().rate(at: 5)
    }
    #expect(abs(sum / (0.92 + 0.43 + 0.35 + 0.054) - 1) < 0.05)
  }

  @Test func settingsReachTheSource() throws {
    let lines = try Self.entry("er-xenon127").source(["gamma-escape": "1"]).lines
    #expect(lines.map(\.energy) == [1.0721, 5.1881, 33.1694])
    let mass = try Self.entry("alp").source(["mass": "3.5", "target": "germanium"]).lines
    #expect(mass.map(\.energy) == [3.5])
    let closed = try Self.entry("er-2vbb").source(["form": "primakoff-rosen"]).rate(at: 5)
    #expect(closed < 0.9 * (try Self.entry("er-2vbb").source().rate(at: 5)))
  }

  @Test func mistakesGetSentences() {
    let sentences = [
      (
        "er-lead214", ["activity": "much"],
        "er-lead214, activity: found 'much', expected zero or a number from 1e-60 to 1e30"
      ),
      ("alp", ["mass": "-1"], "alp, mass: found '-1', expected a number from 0.1 to 500.0"),
      (
        "alp", ["target": "silicon"],
        "alp, target: found 'silicon', expected one of xenon, argon, germanium"
      ),
      (
        "er-tritium", ["mass": "3"],
        "er-tritium, mass: found a parameter it does not have, expected one of activity"
      ),
      (
        "axion-primakoff", ["target": "argon"],
        "axion-primakoff: found the target 'argon', expected 'xenon' for a coupling to photons"
      ),
      (
        "er-xenon133", ["gamma-escape": "1.5"],
        "er-xenon133, gamma-escape: found '1.5', expected a number from 0.0 to 1.0"
      ),
    ]
    for (name, given, sentence) in sentences {
      let error = #expect(throws: SpectraError.self) {
        try Self.entry(name).source(given)
      }
      #expect(error?.description == sentence)
    }
  }
}
