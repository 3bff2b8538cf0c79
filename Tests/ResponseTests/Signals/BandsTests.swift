import Foundation
import Numerics
import Response
import Spectra
import Testing

/// From energies to areas: the bands and acceptances that NEST makes of the same recoils.
struct BandsTests {
  /// Recoils of one kind with one spectrum in one detector.
  struct Sample: Sendable, CustomTestStringConvertible {
    let detector: String
    let spectrum: String
    let release: XenonModel.Release

    var testDescription: String { "\(detector), \(spectrum), \(release.rawValue)" }

    static let all = XenonModel.Release.allCases.flatMap { release in
      ["default", "darwinlike"].flatMap { detector in
        ["tritium", "flatNR", "wimp50"].map {
          Sample(detector: detector, spectrum: $0, release: release)
        }
      }
    }

    var interaction: Interaction { spectrum == "tritium" ? .beta : .nuclear }

    /// Energies in keV: uniform from 1 to 60, a WIMP's of 50 GeV from 0.3 to 100, or those of
    /// tritium's electrons.
    var energies: TabulatedDensity {
      get throws {
        switch spectrum {
        case "flatNR": TabulatedDensity(nodes: [1, 60], values: [1], shape: .constant)
        case "wimp50": try Self.wimp()
        default: Self.tritium
        }
      }
    }

    private static func wimp() throws -> TabulatedDensity {
      let source = try SpectrumCatalogue.entry(named: "wimp-si")
        .source(["mass": "50", "target": "xenon-average"])
      let nodes = (0...2000).map { 0.3 * pow(100 / 0.3, Double($0) / 2000) }
      return TabulatedDensity(nodes: nodes, values: source.rates(at: nodes), shape: .linear)
    }

    /// The beta decay of tritium with NEST's approximation of the Coulomb correction: sqrt(2Em)
    /// (E + m)(Q - E)² x / (1 - exp(-x)) (1.002037 - 0.001427 β).
    private static let tritium: TabulatedDensity = {
      let (end, mass) = (18.5898, 510.9989)
      let nodes = (0...2000).map { end * Double($0) / 2000 }
      let values = nodes.map { energy in
        guard energy > 0 else { return 0.0 }
        let momentum = (energy * energy + 2 * energy * mass).squareRoot()
        let speed = momentum / (energy + mass)
        let x = 4 * Double.pi / 137.035999 * (energy + mass) / momentum
        return (2 * energy * mass).squareRoot() * (energy + mass) * (end - energy)
          * (end - energy) * x / (1 - exp(-x)) * (1.002_037 - 0.001_427 * speed)
      }
      return TabulatedDensity(nodes: nodes, values: values, shape: .linear)
    }()

    /// The rows of a table of NEST that are about these recoils.
    func rows(_ table: String) throws -> [NestTable.Row] {
      let rows = try NestTable(table, release).rows.filter {
        $0.fields["detector"] == detector[...] && $0.fields["spectrum"] == spectrum[...]
      }
      try #require(!rows.isEmpty)
      return rows
    }

    /// A recoil and its areas.
    struct Event {
      var energy: Double
      var areas: SignalAreas
    }

    /// Events at heights uniform in the liquid.
    func events(_ count: Int) throws -> [Event] {
      let file: ShippedDetector = detector == "default" ? .referenceDefault : .referenceDarwinLike
      let found = try file.decoded()
      let geometry = found.geometry
      let model = SignalModel(detector: found)
      let field = found.fields.drift.value(at: geometry.center, in: geometry)
      let density = LiquidXenon(temperature: found.xenon.temperature).density
      let xenon = XenonModel(release)
      let yields = YieldModel(xenon, field: field, density: density)
      let recombination = RecombinationModel(xenon, field: field, density: density)
      let energies = try energies
      return (0..<count).map { index in
        var stream = RandomStream(seed: 12, purpose: .areas, index: UInt64(index))
        let energy = energies.sample(using: &stream)
        let quanta = recombination.sampler(for: yields.mean(interaction, energy: energy))
          .sample(using: &stream)
        let position = Position(x: 0, y: 0, z: geometry.surface * stream.uniform())
        return Event(energy: energy, areas: model.areas(of: quanta, at: position, using: &stream))
      }
    }
  }

  /// As many events as NEST made, compared where it has more than 300.
  ///
  /// Every number is allowed four standard errors of both samples together. For medians and widths
  /// of log10 S2c those are 1.25 σ/√n and σ/√2n, as of a normal law: below 0.01 and 4 % in all bins
  /// but the emptiest.
  @Test(arguments: Sample.all)
  func bandsAndEfficienciesAreThoseOfNEST(sample: Sample) throws {
    let events = try sample.events(200_000)
    for row in try sample.rows("nest_s1s2_bands") where row["n_accepted"] > 300 {
      let charges = events.filter { event in
        event.areas.isRegistered && row["s1c_lo"] <= event.areas.s1.corrected
          && event.areas.s1.corrected < row["s1c_hi"]
      }.map { log10($0.areas.s2.corrected) }.sorted()
      try #require(charges.count > 200, "\(row)")
      var moments = Moments()
      for charge in charges { moments.add(charge) }
      let deviation = moments.variance.squareRoot()
      let scatter = (1 / Double(charges.count) + 1 / row["n_accepted"]).squareRoot()
      let median = charges[charges.count / 2]
      #expect(abs(median - row["log10s2c_q50"]) < 4 * 1.25 * deviation * scatter, "\(row)")
      #expect(
        relativeError(deviation, row["std_log10s2c"]) < 4 * scatter * 0.5.squareRoot(), "\(row)")
    }
    for row in try sample.rows("nest_s1s2_efficiency") where row["n"] > 300 {
      let binned = events.filter { row["E_lo"] <= $0.energy && $0.energy < row["E_hi"] }
      func check(_ passed: Int, _ column: String) {
        let (count, found) = (Double(binned.count), Double(passed))
        let share = (found + row[column]) / (count + row["n"])
        let error = (share * (1 - share) * (1 / count + 1 / row["n"])).squareRoot()
        #expect(
          abs(found / count - row[column] / row["n"]) <= 4 * error, "\(column) of \(row)")
      }
      check(binned.count { $0.areas.s1.isRegistered }, "n_s1_pass")
      check(binned.count { $0.areas.s2.isRegistered }, "n_s2_pass")
      check(binned.count { $0.areas.isRegistered }, "n_both")
    }
  }
}
