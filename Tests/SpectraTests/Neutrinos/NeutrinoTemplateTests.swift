import Spectra
import Testing

/// Plays the catalogue's sources, as they are without being told anything, against templates.
struct NeutrinoTemplateTests {
  /// The largest departure of a source from a template.
  private static func largestDeparture(
    of source: any RateSource, from template: NeutrinoTemplate, in range: ClosedRange<Double>
  ) throws -> Double {
    let rows = try template.rows(range)
    #expect(rows.count > 10)
    return rows.reduce(0) { max($0, abs(source.rate(at: $1.energy) / $1.rate - 1)) }
  }

  private static func source(
    _ name: String, _ given: [String: String] = [:]
  ) throws -> any RateSource {
    try #require(SpectrumEntry.neutrinos.first { $0.name == name }).source(given)
  }

  // The ratio of random phases is that of the template's own authors, so what is judged is the rest:
  // fluxes, oscillation, mixing, shells. Half a per cent is left for their constants and for pep,
  // 0.2 %, which the template does not have.
  @Test func solarElectronRecoilsMeetTheTemplate() throws {
    let source = try Self.source("er-solar")
    let departure = try Self.largestDeparture(of: source, from: .solarElectrons, in: 0.4...33)
    #expect(departure < 0.005)
  }

  // Without the random-phase ratio the steps lie above the template everywhere, by 14 to 30 %.
  @Test func solarElectronRecoilsNeedTheRandomPhaseRatio() throws {
    let source = try Self.source("er-solar", ["binding": "steps"])
    for row in try NeutrinoTemplate.solarElectrons.rows(2...30) {
      #expect((1.13...1.32).contains(source.rate(at: row.energy) / row.rate))
    }
  }

  // Fluxes, shape and mixing are those of the template; 0.5 % is left for constants and thinning.
  @Test func solarNuclearRecoilsMeetTheTemplate() throws {
    let source = try Self.source("cevns-solar")
    let departure = try Self.largestDeparture(of: source, from: .solarNuclei, in: 0.6...5)
    #expect(departure < 0.005)
  }

  // The template's authors join the same fluxes by straight lines; power laws lie 0.5 % lower.
  @Test func otherNuclearRecoilsMeetTheTemplate() throws {
    let atmosphere = try Self.source("cevns-atmospheric")
    let supernovae = try Self.source("cevns-dsnb")
    for row in try NeutrinoTemplate.otherNuclei.rows(0.6...60) {
      let rate = atmosphere.rate(at: row.energy) + supernovae.rate(at: row.energy)
      #expect(abs(rate / row.rate - 1) < 0.015, "at \(row.energy) keV")
    }
  }
}
