import Foundation
import Numerics
import Spectra
import Testing

/// Rates of the program wimprates, wherever they are above a millionth of their maximum.
///
/// It integrates over the speeds numerically, to 1e-4; its nuclei weigh what neutral atoms do and
/// its abundances have five digits, which is 3e-4 in spin-dependent rates. So 5e-4 are allowed.
struct ReferenceRatesTests {
  static func settings(_ row: RateReference.Row) -> [String: String] {
    ["mass": row.word("mass_GeV"), "cross-section": "1e-47", "target": "xenon-average"]
  }

  static let rate = "dRdE_per_tonne_year_keV"

  /// Compares rows, which belong together as the maximum of their rates says, with sources.
  static func compare(
    _ rows: [RateReference.Row], within tolerance: Double,
    sourceLocation: SourceLocation = #_sourceLocation,
    source: (RateReference.Row) throws -> any RateSource
  ) throws {
    let largest = rows.map { $0[rate] }.max() ?? .nan
    let compared = rows.filter { $0[rate] > 1e-6 * largest }
    #expect(compared.count >= 5, sourceLocation: sourceLocation)
    for row in compared {
      let found = try source(row).rate(at: row["E_keV"])
      #expect(
        abs(found / row[rate] - 1) < tolerance, "\(row): \(found)",
        sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: ["6", "20", "50", "500"])
  func spinIndependentRatesAreMet(mass: String) throws {
    let entry = try #require(SpectrumEntry.darkMatter.first { $0.name == "wimp-si" })
    let rows = try RateReference.rows("wimprates_SI").filter { $0.word("mass_GeV") == mass }
    let source = try entry.source(
      ["mass": mass, "cross-section": "1e-47", "target": "xenon-average"])
    try Self.compare(rows, within: 5e-4) { _ in source }
  }

  @Test(arguments: ["50", "500"], ["n", "p"])
  func spinDependentRatesAreMet(mass: String, coupling: String) throws {
    let entry = try #require(SpectrumEntry.darkMatter.first { $0.name == "wimp-sd" })
    let rows = try RateReference.rows("wimprates_SD").filter {
      $0.word("mass_GeV") == mass && $0.word("coupling") == coupling
    }
    let source = try entry.source([
      "mass": mass, "cross-section": "1e-41", "target": "xenon-average",
      "coupling": coupling == "n" ? "neutron" : "proton",
    ])
    try Self.compare(rows, within: 5e-4) { _ in source }
  }

  @Test func lightMediatorRatesAreMet() throws {
    let entry = try #require(SpectrumEntry.darkMatter.first { $0.name == "wimp-si" })
    try Self.compare(RateReference.rows("wimprates_lightmediator"), within: 5e-4) { row in
      try entry.source(
        Self.settings(row).merging(["mediator-mass": row.word("m_med_GeV")]) { $1 })
    }
  }

  @Test func ratesOfEachDayAreMet() throws {
    let entry = try #require(SpectrumEntry.darkMatter.first { $0.name == "wimp-si" })
    try Self.compare(RateReference.rows("wimprates_modulation"), within: 5e-4) { row in
      try entry.source(Self.settings(row).merging(["day": row.word("t_j2000_days")]) { $1 })
    }
  }

  // The file's integrals are sums of trapezoids 0.1 keV wide.
  @Test func integralsAreMetInTheWayTheyWereMade() throws {
    let entry = try #require(SpectrumEntry.darkMatter.first { $0.name == "wimp-si" })
    for row in try RateReference.rows("wimprates_integrals") {
      let source = try entry.source(Self.settings(row))
      let count = ((row["Emax"] - row["Emin"]) / 0.1).rounded()
      let rates = source.rates(at: (0...Int(count)).map { row["Emin"] + 0.1 * Double($0) })
      let ends = (rates[0] + rates[rates.count - 1]) / 2
      let sum = 0.1 * (rates.reduce(0, +) - ends)
      let expected = row["events_per_tonne_year"]
      #expect(abs(sum - expected) <= 5e-4 * expected)
    }
  }

  // The true integrals differ from those sums where a spectrum is steep: the trapezoids of 6 GeV
  // lie 0.33 % above, those of heavier particles less than 1e-4.
  @Test func integralsAreMet() throws {
    let entry = try #require(SpectrumEntry.darkMatter.first { $0.name == "wimp-si" })
    for row in try RateReference.rows("wimprates_integrals") {
      let counts = try entry.source(Self.settings(row)).counts(from: row["Emin"], to: row["Emax"])
      let expected = row["events_per_tonne_year"]
      #expect(abs(counts - expected) <= (row["mass_GeV"] < 10 ? 0.005 : 5e-4) * expected)
    }
  }
}
