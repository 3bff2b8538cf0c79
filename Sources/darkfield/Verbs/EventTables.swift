import CommandLineKit
import Foundation
import Numerics
import Studies

/// Tables about the events of a file, with the columns of the reference files.
enum EventTables {
  /// Where the charge lies for the light.
  static func bands(_ bands: [EventBand]) -> ResultTable {
    func column(_ name: String, _ value: (EventBand) -> Double?) -> ResultTable.Column {
      ResultTable.Column(name, .numbers(bands.map(value)))
    }
    return ResultTable([
      column("s1c_lo") { $0.s1.lowerBound },
      column("s1c_hi") { $0.s1.upperBound },
      ResultTable.Column("n_accepted", .integers(bands.map(\.count))),
      column("log10s2c_q16") { $0.quantiles?.low },
      column("log10s2c_q50") { $0.quantiles?.median },
      column("log10s2c_q84") { $0.quantiles?.high },
      column("mean_log10s2c") { $0.moments?.mean },
      column("std_log10s2c") { $0.moments?.deviation },
    ])
  }

  /// What is known of one event.
  static func event(_ event: EventRecord, isForPeople: Bool) -> ResultTable {
    /// People see six digits, programs all.
    func words(_ number: Double) -> String {
      if let whole = Int(exactly: number) { return "\(whole)" }
      return isForPeople ? "\(Float(String(format: "%.6g", number)) ?? .nan)" : "\(number)"
    }
    let kind = event.kind.map { [("truth/kind", $0, "")] } ?? []
    let rows =
      [("number", "\(event.number)", "")] + kind
      + event.facts.map { ($0.name, words($0.value), $0.unit) }
    return ResultTable([
      ResultTable.Column("name", .texts(rows.map(\.0))),
      ResultTable.Column("value", .texts(rows.map(\.1))),
      ResultTable.Column("unit", .texts(rows.map(\.2))),
    ])
  }

  /// How many events are registered at each energy.
  static func efficiencies(_ bins: [EventEfficiency]) -> ResultTable {
    func column(_ name: String, _ value: (EventEfficiency) -> Double?) -> ResultTable.Column {
      ResultTable.Column(name, .numbers(bins.map(value)))
    }
    return ResultTable([
      column("E_lo") { $0.energy.lowerBound },
      column("E_hi") { $0.energy.upperBound },
      ResultTable.Column("n", .integers(bins.map(\.count))),
      ResultTable.Column("n_s1_pass", .integers(bins.map(\.withS1))),
      ResultTable.Column("n_s2_pass", .integers(bins.map(\.withS2))),
      ResultTable.Column("n_both", .integers(bins.map(\.withBoth))),
      column("mean_s1c_phd") { $0.withBoth > 0 ? $0.s1.mean : nil },
      column("std_s1c_phd") { $0.withBoth > 1 ? $0.s1.variance.squareRoot() : nil },
      column("mean_s2c_phd") { $0.withBoth > 0 ? $0.s2.mean : nil },
      column("std_s2c_phd") { $0.withBoth > 1 ? $0.s2.variance.squareRoot() : nil },
      column("mean_nph") { $0.photons.mean },
      column("mean_ne") { $0.electrons.mean },
    ])
  }
}
